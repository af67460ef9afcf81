/**
 * The word for a password in another language, as a form shows it: `Passwort`, `Mot de passe`, `パスワード`.
 * In lower case it is a value that people do choose (`passwort`), unless it has letters beyond ASCII.
 */
export function isPasswordWord(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  return /^[A-Z][a-z]|[^ -~]/.test(text) && WORDS.has(text.normalize('NFC').toLowerCase());
}

const MAX_LENGTH = 24;

/** As browsers and CLDR-based interfaces label the field. Lower case, NFC. */
const WORDS: ReadonlySet<string> = new Set(
  [
    ...[
      'mot de passe',
      'passwort',
      'kennwort',
      'contraseña',
      'contrasenya',
      'clave',
      'senha',
      'palavra-passe',
    ],
    ...['wachtwoord', 'lösenord', 'adgangskode', 'passord', 'salasana', 'lykilorð', 'parool', 'parole'],
    ...[
      'slaptažodis',
      'hasło',
      'heslo',
      'jelszó',
      'parolă',
      'parola',
      'şifre',
      'lozinka',
      'geslo',
      'pasahitza',
    ],
    ...[
      'пароль',
      'парола',
      'лозинка',
      'κωδικός',
      'κωδικός πρόσβασης',
      'mật khẩu',
      'kata sandi',
      'kata laluan',
    ],
    ...['密码', '密碼', '口令', 'パスワード', '비밀번호', '암호', 'סיסמה', 'סיסמא'],
    ...['كلمة المرور', 'كلمة السر', 'رمز عبور', 'گذرواژه', 'รหัสผ่าน', 'पासवर्ड'],
  ].map((word) => word.normalize('NFC')),
);
