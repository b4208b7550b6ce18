/**
 * The words on Binance's pages: a row per concept, a column per language, divided by `|`. Texts that mean the same
 * are divided by `;`, the newest first. Spaces and capitals do not count: "Log In" stands for "Login" too. A row may
 * end early. Where each text comes from, with its date and confidence, is in `sources.json`, which is not shipped.
 * Nobody has checked them on the live page. Compiled 2026-11-22.
 */
const table = {
  'log-in':
    'Log In|登录|Войти|Giriş Yap|Iniciar sesión|Entrar;Login|Đăng nhập|Se connecter;Connexion|로그인|Anmelden',
  'profile-menu':
    'Profile;Profile menu;User;User menu;My account;User Center|个人中心;用户中心;个人资料;用户|Профиль|Profil|Perfil|Perfil|Hồ sơ|Profil|프로필|Profil',
  'account-menu': 'Account|账户|Аккаунт;Счет|Hesap|Cuenta|Conta|Tài khoản|Compte|계정|Konto',
  'settings-menu':
    'Settings|设置|Настройки|Ayarlar|Configuración;Ajustes|Configurações|Cài đặt|Paramètres|설정|Einstellungen',
  'api-and-email': 'API and Email',
  'api-management':
    'API Management|API管理|Управление API|API Yönetimi|Gestión de API|Gerenciamento de API|Quản lý API|Gestion des API|API 관리|API-Verwaltung;API-Management|API 管理|Gestione API|API管理',
  'demo-trading-api': 'Demo Trading API',
  'create-api':
    'Create API;New API Key|创建 API|Создать API|API Oluştur|Crear API|Criar API|Tạo API|Créer une API;Créer une clé API;Créer API|API 생성;API 만들기;API 키 생성|API erstellen|||APIキーを作成',
  'empty-state': 'Your Account has not created any API Keys yet.',
  'default-security-controls':
    'By checking this box, all existing API Key(s) on your master account and sub-accounts will be subject to Default Security Controls.',
  'security-requirements': 'Security Verification Requirements',
  'accept-terms': 'I agree with the API rules and risk disclosures',
  'choose-type-title': 'Choose API Key type',
  'type-system-generated':
    'System generated;System generated API key|系统生成|Сгенерированный системой|Sistem Tarafından Oluşturulan|Generada por el sistema|Gerada pelo sistema|hệ thống tự tạo|Générée par le système;Généré par le système|시스템 생성|Systemgeneriert||generate dal sistema',
  'type-self-generated':
    'Self-generated;Self-generated API key|自行生成;自生成|Самостоятельно сгенерированный|Kendi Oluşturduğunuz|Autogenerada|Autogerada|Tự tạo|Auto-générée;Autogénérée|자체 생성|||auto-generate',
  next: 'Next|下一步|Далее|İleri;Sonraki|Siguiente|Próximo|Tiếp theo;Tiếp tục|Suivant|다음;계속|Weiter',
  'create-dialog-title': 'Create API',
  'label-field':
    'Label API Key to proceed;name for your API key;API Key name;Name;API name;Label|输入API标签;API标签|Название ключа API||Nombre de la clave API|Nome da chave API||Nom de la clé API|API 키 이름',
  'label-submit':
    'Next;Create API;Create|下一步;创建|Далее;Создать|İleri;Sonraki|Siguiente;Crear|Próximo;Criar|Tiếp theo;Tiếp tục|Suivant;Créer|다음|Weiter',
  'public-key-field':
    'Upload public key;Public key;Enter public key;Your public key;Upload your public key|公钥|Открытый ключ;Публичный ключ|Genel anahtar|Clave pública|Chave pública|Khóa công khai|Clé publique|공개 키',
  validity:
    'time period for which the API key should be valid;Validity;Validity period;Valid for;Time period;Valid period',
  'permission-read-only': 'Read Only',
  'permission-read-write': 'Read/Write',
  generate: 'Generate New API Key',
  'mfa-title':
    'Security Verification|安全验证|Проверка безопасности|Güvenlik Doğrulaması|Verificación de seguridad|Verificação de segurança|Xác minh bảo mật|Vérification de sécurité|보안 인증',
  'api-key-label':
    'API Key|API Key;API密钥|Ключ API|API Anahtarı|Clave API;Clave de API|Chave API;Chave de API|Khóa API|Clé API|API 키|API-Schlüssel|API 金鑰|chiave API|APIキー',
  'secret-key-label':
    'Secret Key;secret|Secret Key;HMAC密钥|Секретный ключ|Gizli Anahtar|Clave secreta|Chave secreta|Khóa bí mật|Clé secrète|시크릿 키|Geheimer Schlüssel|私鑰|chiave segreta|シークレットキー',
  copy: 'Copy|复制|Копировать|Kopyala|Copiar|Copiar|Sao chép|Copier|복사|Kopieren',
  'edit-restrictions':
    'Edit restrictions|编辑权限|Редактировать ограничения|Kısıtlamaları Düzenle|Editar restricciones|Editar restrições|Chỉnh sửa giới hạn|Modifier les restrictions|제한 편집',
  save: 'Save|保存|Сохранить|Kaydet|Guardar|Salvar|Lưu|Enregistrer|저장;저장하기|Speichern',
  'delete-key': 'Delete|删除|Удалить|Sil|Eliminar|Excluir|Xóa|Supprimer|삭제|Löschen',
  'perm-enableReading':
    "Enable Reading;Read only;Read Info|允许读取|Разрешить только чтение|Okuma'yı Etkinleştir|Habilitar lectura|Habilitar Leitura|Kích hoạt Đọc|Activer la lecture|읽기 활성화",
  'perm-enableSpotAndMarginTrading':
    'Enable Spot & Margin & Stock Trading;Enable Spot & Margin Trading|允许现货及杠杆交易|Включить спотовую и маржинальную торговлю|||Ativar Trading Spot e de Margem|Kích hoạt Giao dịch Spot & Margin||||允許現貨及槓桿交易',
  'perm-enableMargin': 'Enable Margin Loan, Repay & Transfer;Enable Margin|允许杠杆质押借币、还款和划转',
  'perm-enableFutures': "Enable Futures|允许合约||Futures'ı Etkinleştir",
  'perm-permitsUniversalTransfer': 'Permits Universal Transfer;Universal Transfer|允许万向划转',
  'perm-enableWithdrawals':
    'Enable Withdrawals|允许提现|Включить возможность вывода средств|Para Çekmeyi Etkinleştir|Permitir Retiros;Habilitar retiros|Ativar saques;Habilitar saques|Kích hoạt Rút tiền|Activer les retraits|출금 활성화',
  'perm-alphaWithdrawals': 'Alpha Withdrawals',
  'perm-predictionTrading': 'Prediction Trading',
  'perm-enableVanillaOptions': 'Enable European Options;Enable Vanilla Options',
  'perm-enableInternalTransfer': 'Enable Internal Transfer',
  'perm-enablePortfolioMarginTrading': 'Portfolio Margin Trading',
  'perm-enableFixApiTrade': 'FIX API Trading',
  'perm-enableFixReadOnly': 'FIX API Read Only',
  'ip-access-restrictions': 'IP access restrictions||Ограничения доступа по IP',
  'ip-unrestricted': 'Unrestricted (Less Secure);Unrestricted|无限制（缺乏安全）|Неограниченный',
  'ip-restricted':
    'Restrict access to trusted IPs only (Recommended);Restrict access to trusted IPs only|限制只对受信任IP的访问(推荐)|||Restringir acceso a IP|Restringir o acesso apenas a IPs confiáveis',
  'ip-confirm': 'Confirm|确认|Подтвердить|Onayla|Confirmar|Confirmar|Xác nhận|Confirmer|확인|Bestätigen',
  'ip-field':
    'IP;IP address;IP addresses;Trusted IP;Trusted IPs;Enter IP;Enter IP address;Enter IP addresses;Enter trusted IP addresses|IP地址;输入IP地址|IP-адрес;IP-адреса|IP adresi;IP adresleri|Dirección IP;Direcciones IP|Endereço IP;Endereços IP|Địa chỉ IP|Adresse IP;Adresses IP|IP 주소',
  'kyc-required':
    'Verify your identity;Identity verification required;Identity verification is required;Complete identity verification;Please complete identity verification;Please complete identity verification first;Verify Now|请先完成身份认证;请完成身份认证',
  'key-limit':
    'You have reached the maximum number of API Keys;You have reached the limit of 30 API Keys;The number of API Keys has reached the limit',
} as const;

/** The columns, by Binance's path codes. */
const languages = ['en', 'zh-CN', 'ru', 'tr', 'es', 'pt-BR', 'vi', 'fr', 'ko', 'de', 'zh-TC', 'it', 'ja'];

/** A known thing on the page, by what it says. */
export type Concept = keyof typeof table;

/** One text, as the page may show it, and what it means there. */
export interface Wording {
  readonly concept: Concept;
  readonly lang: string;
  readonly text: string;
}

/** What a concept reads in a language, the newest first; empty where nobody has seen it. */
export function textsFor(concept: Concept, lang: string): readonly string[] {
  const texts = table[concept].split('|')[languages.indexOf(lang)] ?? '';
  return texts === '' ? [] : texts.split(';');
}

/** Every known text, in the order of the table. */
export const wordings: readonly Wording[] = (Object.keys(table) as Concept[]).flatMap((concept) =>
  languages.flatMap((lang) => textsFor(concept, lang).map((text) => ({ concept, lang, text }))),
);
