import { maxAddresses, parseAddresses } from '../../keys/addresses.ts';
import { useServices } from '../context.ts';
import { Icon } from './icon.tsx';
import { TextInput } from './text-input.tsx';

interface AddressFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The first thing wrong with the addresses, as a sentence; null when nothing is. */
export function useAddressError(text: string): string | null {
  const { texts } = useServices();
  const first = parseAddresses(text).problems[0];
  if (!first) return null;
  return texts(`key_address_${first.problem.replaceAll('-', '_')}`, [first.text, String(maxAddresses)]);
}

/** Addresses that a key works from, checked while they are typed. */
export function AddressField({ value, onChange }: AddressFieldProps) {
  const { texts } = useServices();
  const error = useAddressError(value);
  const { addresses } = parseAddresses(value);
  const count = texts('key_address_count', [String(addresses.length), String(maxAddresses)]);
  return (
    <TextInput
      label={texts('key_addresses')}
      value={value}
      onChange={onChange}
      error={error}
      code
      maxLength={2000}
      placeholder="203.0.113.24"
      end={
        addresses.length > 0 && !error ? (
          <span class="status status-ok side-status">
            <Icon name="check" size={14} />
            {count}
          </span>
        ) : null
      }
    />
  );
}
