import type { LocaleWords } from './en.ts';

const russian: LocaleWords = {
  // Agreeing user guides of 2021-2024.
  known: {
    'api-management': 'Управление API',
    'create-api': 'Создать API',
    'type-system-generated': 'Сгенерированный системой',
    'api-key-label': 'Ключ API',
    'secret-key-label': 'Секретный ключ',
    'edit-restrictions': 'Редактировать ограничения',
    'api-restrictions': 'Ограничения API',
    enableReading: 'Разрешить только чтение',
    enableSpotAndMarginTrading: 'Включить спотовую и маржинальную торговлю',
    enableWithdrawals: 'Включить возможность вывода средств',
    'ip-access-restrictions': 'Ограничения доступа по IP',
    'ip-unrestricted': 'Неограниченный',
  },
  invented: {
    'log-in': 'Войти',
    'sign-up': 'Регистрация',
    'account-menu': 'Аккаунт',
    'settings-menu': 'Настройки',
    'choose-type-title': 'Выберите тип ключа API',
    'type-self-generated': 'Созданный самостоятельно',
    next: 'Далее',
    'label-submit': 'Далее',
    cancel: 'Отмена',
    'create-dialog-title': 'Создать API',
    'label-field': 'Назовите ключ API, чтобы продолжить',
    'mfa-title': 'Проверка безопасности',
    save: 'Сохранить изменения',
    delete: 'Удалить',
    copy: 'Копировать',
    'ip-restricted': 'Доступ только с доверенных IP (рекомендуется)',
    'ip-confirm': 'Подтвердить',
    enableFutures: 'Включить фьючерсы',
  },
};

const turkish: LocaleWords = {
  known: {
    'api-management': 'API Yönetimi',
    'create-api': 'API Oluştur',
    'type-system-generated': 'Sistem Tarafından Oluşturulan',
    enableReading: "Okuma'yı Etkinleştir",
    enableFutures: "Futures'ı Etkinleştir",
  },
  invented: {
    'log-in': 'Giriş Yap',
    'account-menu': 'Hesap',
    'choose-type-title': 'API anahtarı türünü seçin',
    'type-self-generated': 'Kendin Oluştur',
    next: 'İleri',
    'label-submit': 'İleri',
    cancel: 'Vazgeç',
    'create-dialog-title': 'API Oluştur',
    'edit-restrictions': 'Kısıtlamaları düzenle',
    save: 'Kaydet',
    delete: 'Sil',
    copy: 'Kopyala',
    'ip-confirm': 'Onayla',
  },
};

const spanish: LocaleWords = {
  known: {
    'api-management': 'Gestión de API',
    'create-api': 'Crear API',
    'type-system-generated': 'Generada por el sistema',
    enableReading: 'Habilitar lectura',
    enableWithdrawals: 'Permitir Retiros',
    'ip-restricted': 'Restringir acceso a IP',
  },
  invented: {
    'log-in': 'Iniciar sesión',
    'sign-up': 'Registrarse',
    'account-menu': 'Cuenta',
    'choose-type-title': 'Elige el tipo de clave de API',
    'type-self-generated': 'Generada por ti',
    next: 'Siguiente',
    'label-submit': 'Siguiente',
    cancel: 'Cancelar',
    'create-dialog-title': 'Crear API',
    'label-field': 'Pon una etiqueta a la clave para continuar',
    'api-key-label': 'Clave de API',
    'secret-key-label': 'Clave secreta',
    'edit-restrictions': 'Editar restricciones',
    save: 'Guardar',
    delete: 'Borrar',
    copy: 'Copiar',
    'ip-unrestricted': 'Sin restricción (menos seguro)',
    'ip-confirm': 'Confirmar',
  },
};

const portuguese: LocaleWords = {
  known: {
    'api-management': 'Gerenciamento de API',
    'create-api': 'Criar API',
    'type-system-generated': 'Gerada pelo sistema',
    next: 'Próximo',
    'label-submit': 'Próximo',
    enableReading: 'Habilitar Leitura',
    enableSpotAndMarginTrading: 'Ativar Trading Spot e de Margem',
    'ip-restricted': 'Restringir o acesso apenas a IPs confiáveis',
  },
  invented: {
    'log-in': 'Entrar',
    'account-menu': 'Conta',
    'choose-type-title': 'Escolha o tipo de chave de API',
    'type-self-generated': 'Gerada por você',
    cancel: 'Cancelar',
    'create-dialog-title': 'Criar API',
    'api-key-label': 'Chave de API',
    'secret-key-label': 'Chave secreta',
    'edit-restrictions': 'Editar restrições',
    save: 'Salvar',
    delete: 'Excluir',
    copy: 'Copiar',
    'ip-confirm': 'Confirmar',
  },
};

const french: LocaleWords = {
  // Saved text of the demo page, undated; "Créer une API" from one guide.
  known: {
    'api-management': 'Gestion des API',
    'create-api': 'Créer une API',
    'api-key-label': 'Clé API',
    'secret-key-label': 'Clé secrète',
    'note-30-keys': 'Chaque compte peut créer 30 clés API.',
    'note-do-not-disclose':
      'Ne divulguez pas votre clé API, votre clé secrète (HMAC) ou votre clé privée (Ed25519, RSA) à qui que ce soit, afin d’éviter de perdre des actifs. Vous devez considérer votre clé API et votre clé secrète (HMAC) ou votre clé privée (Ed25519, RSA) comme vos mots de passe.',
    'note-trusted-ips':
      'Il est recommandé de restreindre l’accès uniquement aux adresses IP auxquelles vous avez confiance, afin de renforcer la sécurité de votre compte.',
    'note-kyc': 'Vous ne pourrez pas créer de clé API tant que le KYC n’aura pas été effectué.',
    'docs-link-spot': 'Documentation API Spot',
    'docs-link-futures': 'Documentation API Futures',
  },
  invented: {
    'log-in': 'Connexion',
    'sign-up': 'S’inscrire',
    'account-menu': 'Compte',
    'settings-menu': 'Paramètres',
    'choose-type-title': 'Choisissez le type de clé API',
    'type-system-generated': 'Générée par le système',
    'type-self-generated': 'Générée par vous-même',
    next: 'Suivant',
    'label-submit': 'Suivant',
    cancel: 'Annuler',
    'create-dialog-title': 'Créer une API',
    'label-field': 'Nommez la clé API pour continuer',
    'mfa-title': 'Vérification de sécurité',
    'edit-restrictions': 'Modifier les restrictions',
    save: 'Enregistrer',
    delete: 'Supprimer',
    copy: 'Copier',
    'ip-unrestricted': 'Sans restriction (moins sûr)',
    'ip-restricted': 'Restreindre l’accès aux IP de confiance (recommandé)',
    'ip-confirm': 'Confirmer',
    enableReading: 'Activer la lecture',
  },
};

const italian: LocaleWords = {
  // Binance's FAQ in Italian, undated.
  known: {
    'api-management': 'Gestione API',
    'type-system-generated': 'generate dal sistema',
    'type-self-generated': 'auto-generate',
    'api-key-label': 'chiave API',
    'secret-key-label': 'chiave segreta',
  },
  invented: {
    'log-in': 'Accedi',
    'account-menu': 'Profilo',
    'create-api': 'Crea API',
    'create-dialog-title': 'Crea API',
    'choose-type-title': 'Scegli il tipo di chiave API',
    next: 'Avanti',
    'label-submit': 'Avanti',
    cancel: 'Annulla',
    save: 'Salva',
    delete: 'Elimina',
    copy: 'Copia',
  },
};

const german: LocaleWords = {
  // Nothing is known but that the page exists.
  known: {},
  invented: {
    'log-in': 'Anmelden',
    'account-menu': 'Konto',
    'settings-menu': 'Einstellungen',
    'api-management': 'API-Verwaltung',
    'create-api': 'API erstellen',
    'create-dialog-title': 'API erstellen',
    'choose-type-title': 'API-Schlüsseltyp wählen',
    'type-system-generated': 'Vom System erzeugt',
    'type-self-generated': 'Selbst erzeugt',
    next: 'Weiter',
    'label-submit': 'Weiter',
    cancel: 'Abbrechen',
    'label-field': 'API-Schlüssel benennen, um fortzufahren',
    'api-key-label': 'API-Schlüssel',
    'secret-key-label': 'Geheimer Schlüssel',
    'edit-restrictions': 'Beschränkungen bearbeiten',
    save: 'Speichern',
    delete: 'Löschen',
    copy: 'Kopieren',
  },
};

/** Words of European languages, by path code. */
export const european: Readonly<Record<string, LocaleWords>> = {
  ru: russian,
  tr: turkish,
  es: spanish,
  'pt-BR': portuguese,
  fr: french,
  it: italian,
  de: german,
};
