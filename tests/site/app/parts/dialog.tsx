import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { closeDialog } from '../actions.ts';
import { text } from '../i18n.ts';
import { cls, setup } from '../setup.ts';
import { mark } from '../truth.ts';
import { trapFocus } from './focus-trap.ts';

interface DialogProps {
  readonly title: string;
  readonly confirm?: boolean;
  readonly children: ComponentChildren;
  readonly footer?: ComponentChildren;
}

function Content({ title, confirm = false, children, footer }: DialogProps): JSX.Element {
  const kind = confirm ? 'bn-modal-confirm' : 'bn-modal-content';
  return (
    <div class={cls('bn-modal', kind)}>
      <div class={cls('bn-modal-header')}>
        <div id="bn-modal-title" class={cls(confirm ? 'bn-modal-confirm-title' : 'bn-modal-title')}>
          {title}
        </div>
        <button
          type="button"
          ref={mark('dialog-close')}
          class={cls('bn-modal-header-next')}
          aria-label={text('close')}
          onClick={() => closeDialog('button')}
        >
          ×
        </button>
      </div>
      <div class={cls('bn-modal-body')}>{children}</div>
      {footer !== undefined && (
        <div class={cls(confirm ? 'bn-modal-confirm-actions' : 'bn-modal-footer')}>{footer}</div>
      )}
    </div>
  );
}

function ScriptedDialog(props: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (dialog.current ? trapFocus(dialog.current, closeDialog) : undefined), []);
  const seen = mark('dialog');
  return (
    <div class={cls('bn-modal-root')}>
      <div class={cls('bn-mask')} />
      <div
        ref={(element) => {
          dialog.current = element;
          seen(element);
        }}
        class={cls('bn-modal-wrap', 'data-size-small')}
        role="dialog"
        aria-modal="true"
        aria-labelledby="bn-modal-title"
        tabIndex={-1}
      >
        <Content {...props} />
      </div>
    </div>
  );
}

/** Whether a press on a native dialog hit its backdrop: the target is the dialog, the point is not in it. */
function hitBackdrop(event: MouseEvent, dialog: HTMLDialogElement): boolean {
  if (event.target !== dialog) return false;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
}

function NativeDialog(props: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const seen = mark('dialog');
  return (
    <dialog
      ref={(element) => {
        dialog.current = element;
        seen(element);
      }}
      class={cls('bn-modal-wrap', 'data-size-small')}
      aria-labelledby="bn-modal-title"
      onCancel={(event) => {
        event.preventDefault();
        closeDialog('escape');
      }}
      onClose={() => closeDialog('escape')}
      onClick={(event) => {
        if (hitBackdrop(event, event.currentTarget)) closeDialog('outside');
      }}
    >
      <Content {...props} />
    </dialog>
  );
}

/** The open dialog, of the kind that this rehearsal has. */
export function Dialog(props: DialogProps): JSX.Element {
  return setup.options.dialogKind === 'native' ? <NativeDialog {...props} /> : <ScriptedDialog {...props} />;
}
