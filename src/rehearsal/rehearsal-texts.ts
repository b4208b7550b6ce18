import type { Texts } from '../texts.ts';

/**
 * What the guide says on Binance and what is true here instead (P8): nothing is kept, nothing is sealed, and the
 * page is ours.
 */
const instead: Readonly<Record<string, string>> = {
  overlay_unofficial: 'rehearsal_head',
  overlay_sealed: 'rehearsal_sealed',
  step_keep_key_body: 'rehearsal_keep_body',
  step_keep_key_why: 'rehearsal_keep_why',
  step_edit_restrictions_body_kept: 'rehearsal_kept_body',
  step_verify_identity_body: 'rehearsal_verify_body',
  step_verify_identity_look: 'rehearsal_verify_look',
  step_done_title: 'rehearsal_done_title',
  step_done_body_kept: 'rehearsal_done_body',
  step_done_why: 'rehearsal_done_why',
  guide_tag_kept: 'rehearsal_tag_kept',
  guide_button_open_vault: 'rehearsal_button_real',
};

/** The guide's texts for a rehearsal. */
export function rehearsalTexts(texts: Texts): Texts {
  return (id, values) => texts(instead[id] ?? id, values);
}
