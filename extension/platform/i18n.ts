import type { Texts } from '../../src/texts.ts';
import { native } from './native.ts';

/** Texts of `_locales` in the browser's language. An unknown id shows itself, so that it is noticed. */
export const texts: Texts = (id, values = []) => native.i18n.getMessage(id, [...values]) || id;

/** BCP 47 language of the interface. */
export const uiLanguage: string = native.i18n.getUILanguage();

/** Direction of the interface's language. */
export const direction: 'ltr' | 'rtl' = native.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
