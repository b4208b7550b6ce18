import type { VariableNames } from '../../exports/export-format.ts';
import { useServices } from '../context.ts';
import { nameProblem, usualSpellings } from '../export-choice.ts';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';

interface ExportNamesProps {
  readonly names: VariableNames;
  readonly onChange: (names: VariableNames) => void;
}

/** How the program calls its two variables: one of the usual spellings, or any other. */
export function ExportNames({ names, onChange }: ExportNamesProps) {
  const { texts } = useServices();
  const usual = usualSpellings.findIndex(
    ({ apiKey, secretKey }) => apiKey === names.apiKey && secretKey === names.secretKey,
  );
  const error = (which: keyof VariableNames) => {
    const problem = nameProblem(names, which);
    return problem === null ? null : texts(`popup_export_name_${problem}`);
  };
  return (
    <div class="stack gap-2">
      <Select
        label={texts('popup_export_spelling')}
        layout="block"
        value={String(usual)}
        options={[
          ...usualSpellings.map(({ apiKey, secretKey }, index) => ({
            value: String(index),
            text: `${apiKey}, ${secretKey}`,
          })),
          { value: '-1', text: texts('popup_export_spelling_own') },
        ]}
        onChange={(value) => {
          const spelling = usualSpellings[Number(value)];
          if (spelling) onChange(spelling);
        }}
      />
      <TextInput
        code
        label={texts('popup_export_name_of_key')}
        value={names.apiKey}
        maxLength={128}
        error={error('apiKey')}
        onChange={(apiKey) => onChange({ ...names, apiKey })}
      />
      <TextInput
        code
        label={texts('popup_export_name_of_secret')}
        value={names.secretKey}
        maxLength={128}
        error={error('secretKey')}
        onChange={(secretKey) => onChange({ ...names, secretKey })}
      />
    </div>
  );
}
