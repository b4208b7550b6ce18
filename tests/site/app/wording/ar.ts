import type { LocaleWords } from './en.ts';

/** Arabic, to rehearse right-to-left. Nothing is known of Binance's words: all made up. */
export const arabic: LocaleWords = {
  known: {},
  invented: {
    'log-in': 'تسجيل الدخول',
    'sign-up': 'إنشاء حساب',
    profile: 'الملف الشخصي',
    'account-menu': 'الحساب',
    dashboard: 'لوحة المعلومات',
    'settings-menu': 'الإعدادات',
    'api-management': 'إدارة API',
    'create-api': 'إنشاء API',
    next: 'التالي',
    cancel: 'إلغاء',
    'api-key-label': 'مفتاح API',
    'secret-key-label': 'المفتاح السري',
    'edit-restrictions': 'تعديل القيود',
    save: 'حفظ',
    delete: 'حذف',
    copy: 'نسخ',
    'mfa-title': 'التحقق الأمني',
  },
};
