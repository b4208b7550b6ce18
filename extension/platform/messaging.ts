import type { Runtime } from 'webextension-polyfill';
import { KeystepError } from '../../src/errors.ts';
import type { Broadcast, MessageName, Reply, Send, ValueOf } from '../../src/messages/protocol.ts';
import type { Sender } from '../../src/messages/senders.ts';
import { binancePatterns } from './binance-tabs.ts';
import { native } from './native.ts';
import { packed, unpacked, type Packed } from './reply-text.ts';

/** Who we are, as senders are compared with. `origin` has no slash at its end. */
export const own = { extensionId: native.runtime.id, origin: native.runtime.getURL('').replace(/\/$/, '') };

/** True until the extension was updated or reloaded under this page; then nothing can be sent any more. */
export function connected(): boolean {
  // The polyfill's type promises an id; after a reload the browser takes it away.
  return (native.runtime as { id?: string } | undefined)?.id !== undefined;
}

/**
 * Sends a message to the background and waits for its answer.
 * @throws KeystepError with the code that came back, or `context-lost` when the extension is gone.
 */
export const send: Send = async (name, request) => {
  if (!connected()) throw new KeystepError('context-lost', 'the extension was reloaded');
  return answerTo(name, native.runtime.sendMessage({ name, request }));
};

/** What a message on its way is answered with. Throws as `send`. */
export async function answerTo<Name extends MessageName>(
  name: Name,
  sent: Promise<Packed | undefined>,
): Promise<ValueOf<Name>> {
  let answered: Packed | undefined;
  try {
    answered = await sent;
  } catch (cause) {
    throw new KeystepError(connected() ? 'unexpected' : 'context-lost', `${name} got no answer`, { cause });
  }
  if (answered === undefined) throw new KeystepError('unexpected', `${name} got an empty answer`);
  const reply = unpacked(answered) as Reply<ValueOf<Name>>;
  if (!reply.ok) throw new KeystepError(reply.code, reply.detail ?? `${name} failed`);
  return reply.value;
}

/** Answers every message with what `handle` resolves to. */
export function answer(handle: (raw: unknown, sender: Sender) => Promise<Reply<unknown>>): void {
  listen((raw, from, respond) => {
    void handle(raw, {
      extensionId: from.id,
      url: from.url,
      frameId: from.frameId,
      inTab: from.tab !== undefined,
    }).then((reply) => respond(packed(reply)));
    return true;
  });
}

/** Tells every open page of ours and every Binance page. Nobody listening is no error. */
export async function broadcast(message: Broadcast): Promise<void> {
  const tabs = await native.tabs.query({ url: binancePatterns });
  await Promise.allSettled([
    native.runtime.sendMessage(message),
    ...tabs.flatMap(({ id }) => (id === undefined ? [] : [native.tabs.sendMessage(id, message)])),
  ]);
}

/** Calls back for each broadcast; returns the way to stop. A ping is answered, so that its sender knows. */
export function onBroadcast(callback: (message: Broadcast) => void): () => void {
  return listen((raw, _from, respond) => {
    if (typeof raw !== 'object' || raw === null || !('broadcast' in raw)) return false;
    callback(raw as Broadcast);
    respond('heard');
    return true;
  });
}

type Listener = (raw: unknown, from: Runtime.MessageSender, respond: (answer: unknown) => void) => boolean;

/** Hears every message; the listener returns true when it answers, now or later. Returns the way to stop. */
export function listen(listener: Listener): () => void {
  // The types know only listeners that always answer, and those that never do.
  const typed = listener as Runtime.OnMessageListenerCallback;
  native.runtime.onMessage.addListener(typed);
  return () => {
    if (connected()) native.runtime.onMessage.removeListener(typed);
  };
}
