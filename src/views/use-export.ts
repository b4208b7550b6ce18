import { useState } from 'preact/hooks';
import type { ExportPart } from '../exports/export-format.ts';
import { placeholderFor } from '../exports/private-key.ts';
import type { Refusal } from '../exports/refusal.ts';
import { renderExport } from '../exports/render-export.ts';
import type { ErrorCode } from '../errors.ts';
import type { KeyWithoutSecret } from '../messages/protocol.ts';
import { useServices } from './context.ts';
import { keyWith, type ExportChoice } from './export-choice.ts';
import { useAction } from './use-action.ts';
import { useCopy, type Copied } from './use-copy.ts';
import { useProof, type Proof } from './use-proof.ts';

export interface Exporting {
  readonly copied: Copied<string> | null;
  readonly clearNow: () => Promise<void>;
  /** The file that the browser was handed last. */
  readonly saved: string | null;
  readonly failed: ErrorCode | null;
  /** The stored values themselves have not the form that the program needs. */
  readonly refused: Refusal | null;
  readonly proof: Proof;
  readonly take: (partName: string, way: 'copy' | 'save') => void;
}

/** Copies or saves a part of an export. The secret is asked for at that moment and lives in one function. */
export function useExport(id: string, record: KeyWithoutSecret, choice: ExportChoice): Exporting {
  const { send, saveFile } = useServices();
  const [saved, setSaved] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const action = useAction();
  const copying = useCopy<string>();
  const proof = useProof();

  const partWith = async (partName: string): Promise<ExportPart | null> => {
    const { format, market, names, placeholder } = choice;
    const blank = placeholderFor(record.keyType);
    const draft = format.render(keyWith(record, market, blank), names).find(({ name }) => name === partName);
    // What holds no secret needs no proof, and is no export.
    if (!draft?.secret) return draft ?? null;
    const { apiKey, secretKey } = await send('key.export', { id, format: format.id, secret: !placeholder });
    if (secretKey === null) return draft;
    const key = { ...keyWith(record, market, secretKey), apiKey };
    const { parts, refusal } = renderExport(format, key, names);
    setRefused(refusal);
    return parts?.find(({ name }) => name === partName) ?? null;
  };

  const take = (partName: string, way: 'copy' | 'save') => {
    void action.run(() =>
      proof.guard(async () => {
        setSaved(null);
        setRefused(null);
        const part = await partWith(partName);
        if (!part) return;
        if (way === 'copy') return copying.copy(partName, () => part.text);
        saveFile(part.name, new TextEncoder().encode(part.text));
        setSaved(part.name);
      }),
    );
  };

  const { copied, clearNow } = copying;
  return { copied, clearNow, saved, failed: action.failed ?? copying.failed, refused, proof, take };
}
