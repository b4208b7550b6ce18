import * as v from 'valibot';
import { flowSteps } from '../guide/step-id.ts';
import { rsaSizes } from '../keys/key-pair.ts';
import { environments, keyTypes } from '../keys/key-record.ts';
import type { KeyRecord } from '../keys/key-record.ts';
import { permissions } from '../keys/permissions.ts';
import { addressPlans } from '../keys/plan.ts';
import { purposeIds } from '../keys/purposes.ts';
import { longestShownText, mostShownKeys, mostUnknownBoxes, shownPermissions } from '../keys/shown-key.ts';
import type { MessageName, RequestOf } from './protocol.ts';

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const list = <Item extends v.GenericSchema>(item: Item, max: number) =>
  v.pipe(v.array(item), v.maxLength(max));

const nothing = v.strictObject({});
const secretText = text(1024);
const passphrase = v.strictObject({ passphrase: secretText });
// Longer than a code, so that one with spaces and words around it is told from a wrong one.
const code = text(200);
const form = v.picklist(['add-key', 'edit-key', 'review-key', 'plan', 'paper']);

// A self-generated RSA key has no secret here, but what is pasted into the field by mistake may be long.
const value = text(4096);

const shared = {
  label: text(200),
  account: text(200),
  purpose: v.picklist(purposeIds),
  tool: text(60),
  permissions: list(v.picklist(permissions), permissions.length),
  addresses: list(text(64), 30),
  rotateBy: v.nullable(whole(0, 8.64e15)),
  note: text(4000),
};

/** The form of a plan, in a message and where it was sealed. */
export const planSchema = v.strictObject({
  purpose: v.picklist(purposeIds),
  tool: text(60),
  label: text(200),
  keyType: v.picklist(keyTypes),
  environment: v.picklist(environments),
  validityDays: whole(7, 365),
  permissions: list(v.picklist(permissions), permissions.length),
  addressPlan: v.picklist(addressPlans),
  addresses: list(text(64), 30),
  publicKey: text(2048),
  replaces: v.exactOptional(id),
});

/** What a record is, the vault's own parser decides before it writes one. */
const record = v.custom<KeyRecord>((input) => v.is(v.record(v.string(), v.unknown()), input));
const maxBackupKeys = 10_000;
const pair = v.strictObject({
  apiKey: value,
  secretKey: value,
  environment: v.picklist(environments),
});

/** What a page hands in. Its texts are a stranger's, its values have the form of API keys or are refused. */
const shownKey = v.strictObject({
  label: text(longestShownText),
  apiKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{64}$/)),
  keyType: v.nullable(v.picklist(keyTypes)),
  permissions: v.nullable(list(v.picklist(shownPermissions), shownPermissions.length)),
  unknownBoxes: list(text(longestShownText), mostUnknownBoxes),
  restricted: v.nullable(v.boolean()),
  day: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
});

/** The form of every request. A field too many is refused like a field too few. */
export const requestSchemas: { readonly [Name in MessageName]: v.GenericSchema<unknown, RequestOf<Name>> } = {
  'guide.read': v.strictObject({ locale: v.exactOptional(text(12)), all: v.exactOptional(v.boolean()) }),
  'guide.mark': v.strictObject({
    running: v.exactOptional(v.boolean()),
    dismissed: v.exactOptional(v.boolean()),
    minimised: v.exactOptional(v.boolean()),
    reached: v.exactOptional(v.picklist(flowSteps)),
    passed: v.exactOptional(list(v.picklist(flowSteps), flowSteps.length)),
  }),
  'capture.offer': v.strictObject({
    opId: id,
    apiKey: text(256),
    secretKey: text(256),
    environment: v.picklist(environments),
  }),
  'guide.check': v.strictObject({ final: v.boolean() }),
  'vault.open': v.strictObject({ plan: v.exactOptional(v.boolean()) }),
  'listing.offer': v.strictObject({ keys: list(shownKey, mostShownKeys), unread: whole(0, 1000) }),
  'listing.read': nothing,
  'listing.forget': nothing,
  'popup.start': nothing,
  'vault.state': nothing,
  'vault.create': passphrase,
  'vault.unlock': passphrase,
  'vault.lock': nothing,
  'vault.delete': nothing,
  'vault.recover': v.strictObject({ code, passphrase: secretText }),
  'vault.use-copy': nothing,
  'vault.change-passphrase': v.strictObject({ current: secretText, next: secretText }),
  'vault.prove': passphrase,
  'vault.rotate-key': v.strictObject({ passphrase: secretText, code: v.nullable(code) }),
  'recovery.make': nothing,
  'recovery.save': v.strictObject({ code }),
  'findings.list': nothing,
  'findings.acknowledge': nothing,
  'quarantine.list': nothing,
  'quarantine.restore': v.strictObject({ opId: id, id }),
  'quarantine.discard': v.strictObject({ id }),
  'diary.read': nothing,
  'backup.read': nothing,
  'backup.made': nothing,
  'backup.status': nothing,
  'backup.compare': v.strictObject({ keys: list(v.strictObject({ id, record }), maxBackupKeys) }),
  'backup.restore': v.strictObject({
    opId: id,
    keys: list(
      v.strictObject({
        id: v.nullable(id),
        replaces: v.nullable(whole(1, Number.MAX_SAFE_INTEGER)),
        record,
      }),
      maxBackupKeys,
    ),
    waiting: list(
      v.strictObject({
        opId: id,
        keptAt: whole(0, 8.64e15),
        capturedFrom: v.nullable(text(200)),
        replaces: v.nullable(id),
        fields: v.strictObject({
          ...shared,
          apiKey: value,
          secretKey: value,
          publicKey: text(2048),
          keyType: v.picklist(keyTypes),
          environment: v.picklist(environments),
        }),
      }),
      64,
    ),
  }),
  'key.compare': v.strictObject({ pairs: list(pair, maxBackupKeys) }),
  'key.list': v.strictObject({ from: v.exactOptional(whole(0, Number.MAX_SAFE_INTEGER)) }),
  'key.read': v.strictObject({ id }),
  'key.reveal': v.strictObject({ id, to: v.picklist(['show', 'copy']) }),
  'key.export': v.strictObject({
    id,
    format: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
    secret: v.boolean(),
  }),
  'key.save': v.strictObject({
    opId: id,
    id: v.nullable(id),
    revision: whole(0, Number.MAX_SAFE_INTEGER),
    fields: v.strictObject({
      ...shared,
      apiKey: value,
      secretKey: v.nullable(value),
      publicKey: text(2048),
      keyType: v.picklist(keyTypes),
      environment: v.picklist(environments),
    }),
  }),
  'key.check': v.strictObject({ opId: id, id }),
  'key.delete': v.strictObject({ opId: id, id, revision: whole(1, Number.MAX_SAFE_INTEGER) }),
  'key.restore': v.strictObject({ opId: id, id }),
  'key.care': v.strictObject({
    opId: id,
    id,
    change: v.strictObject({
      snoozedUntil: v.exactOptional(v.nullable(whole(0, 8.64e15))),
      retired: v.exactOptional(v.boolean()),
    }),
  }),
  'waiting.list': nothing,
  'waiting.save': v.strictObject({
    opId: id,
    dropId: id,
    fields: v.strictObject({
      ...shared,
      keyType: v.exactOptional(v.picklist(keyTypes)),
      environment: v.exactOptional(v.picklist(environments)),
    }),
  }),
  'waiting.discard': v.strictObject({ dropId: id }),
  'pair.list': nothing,
  'pair.save': v.strictObject({
    opId: id,
    dropId: id,
    apiKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{64}$/)),
  }),
  'draft.read': v.strictObject({ form }),
  'draft.write': v.strictObject({ form, fields: v.record(text(40), text(8192)) }),
  'draft.clear': v.strictObject({ form }),
  // A file with a private key and a long note.
  'clipboard.clear-later': v.strictObject({ text: text(65_536) }),
  'clipboard.clear-now': nothing,
  'settings.read': nothing,
  'settings.write': v.strictObject({
    autoLockMinutes: v.exactOptional(whole(1, 1440)),
    lockWhenAway: v.exactOptional(v.boolean()),
    theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
    guideAutoStart: v.exactOptional(v.boolean()),
    clipboardClearSeconds: v.exactOptional(whole(10, 120)),
    offline: v.exactOptional(v.boolean()),
  }),
  'guide.start': v.strictObject({
    plan: v.nullable(planSchema),
    makePair: v.exactOptional(v.picklist(rsaSizes)),
  }),
  'guide.stop': nothing,
  'guide.delete': v.strictObject({ id }),
  'guide.errand': nothing,
};
