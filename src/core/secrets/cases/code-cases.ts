import type { SecretForm } from '../../../../tests/support/marked-secrets.ts';

const HEX = '9f86d081884c7d659a2feaa0c55ad015';

/** Passwords and keys in programs. */
export const CODE_FORMS: readonly SecretForm[] = [
	{
		name: 'the default of a variable that is read',
		kind: 'password',
		found: [
			"os.getenv('DB_PASSWORD'◦,◦'«hunter»')",
			'os.environ.get("DB_PASSWORD"◦,◦"«hunter»")',
			"ENV.fetch('DB_PASSWD'◦,◦'«hunter»')",
			'environ.setdefault·("MYSQL_PWD", "«hunter»")',
			"environ('DB_PASSPHRASE', '«hunter»')",
			"System.getProperty('db.passcode', '«hunter»')",
			"['password'◦,◦'«m4rbleFox7»']",
			"process.env.DB_PASSWORD◦??◦'«hunter»'",
			"process.env.DB_PASSWORD◦??=◦'«hunter»'",
			"$_ENV['DB_PASSWORD']◦||◦'«hunter»'",
			'db_pwd ||= "«hunter»"',
			'os.environ.get("DB_PASSWORD") or "«hunter»"',
			'val x = env["DB_PASSWORD"]!◦?:◦"«hunter»"',
			'env::var("DB_PASSWORD").unwrap_or_else("«hunter»")',
			"System.getenv('MYSQL_PWD').orElse(◦'«hunter»')",
		],
		missed: [
			"getenv('DB_PASSWORD', ''); getenv('DB_PASSWORD', 'postgres'); getenv('DB_PASSWORD', '$PW'); env.X ?? 'hunter'",
			"['password', 'hunter', 'name']; ask(getenv('A'), 'password', 'hunter')",
			"getenv('DB_PASSWORD', 'hun ter'); env.DB_PASSWORD ?? hunter; env.DB_PASSWORD ?? 'undefined'; myfetch('password'",
			"setenv['password', 'hunter']; os.getenv(key='password', 'hunter')",
		],
	},
	{
		name: 'a variable with a type',
		kind: 'password',
		found: [
			'const dbPassword◦:◦string =◦"«hunter»"',
			'let password: &str = "«hunter»";',
			"password?◦: Map<a.b[]|c&d e> ='«hunter»'",
			'password[12]: u8[] = "«hunter»"',
			'char password[]◦=◦"«hunter»";',
			'char password[1234]◦=◦"«hunter»";',
		],
		missed: [
			'password: string = "changeme"; char password[] = "password"; password: 8 = "hunter"; password: string == hunter',
			'char password[x] = "hun"',
		],
	},
	{
		name: 'a value after its name',
		kind: 'password',
		found: [
			"'password'◦=>◦'«hunter»',",
			"password◦=>◦'«hunter»'",
			':passwd◦=>◦"«hunter»"',
			'#define DB_PASSWORD "«m4rbleFox7»"',
			'{password◦,◦"«m4rbleFox7»"}',
			'builder.password("«m4rbleFox7»")',
			'const password◦=◦`«m4rbleFox7»`;',
			'"password"◦:◦`«m4rbleFox7»`',
			'db_pwd(`«m4rbleFox7»`)',
			'(password◦:=◦`«m4rbleFox7»`)',
		],
		missed: [
			'#define DB_PASSWORD "hunter"; {password, "hunter"}; x.password("hunter"); password `hunter`',
			'#define PASSWORD "sha256"; {password, m4rbleFox7}; x.password("m4rble Fox7")',
			"'password' => 'changeme'; 'password' -> m4; password = `hun ter`; password == `hunter`",
			'x.password("p4ssword.of.me"); x.password("guest")',
		],
	},
	{
		name: 'a key after its name',
		kind: 'key',
		found: [
			`getenv('API_KEY'◦,◦'«${HEX}»')`,
			`process.env.SESSION_SECRET◦||◦'«${HEX}»'`,
			`const token◦: string =◦"«${HEX}»"`,
			`char secretkey[8]◦=◦"«${HEX}»"`,
			`'signing-key'◦=>◦'«${HEX}»'`,
			`#define MASTER_KEY "«${HEX}»"`,
			`{encryption_key◦,◦"«${HEX}»"}`,
			`x.token("«${HEX}»")`,
			`privateKey ?? \`«${HEX}»\``,
			`(access-key || '«a1b2c3d4e5f6»')`,
		],
		missed: [
			`x.token("a1b2c3d4e5f"); x.token("the-token-of-orders"); x.tokens("${HEX}"); public_key ?? "a1"`,
			'x.token("a1b2c3d4e5f6…"); x.token("$a1b2c3d4e5f6"); x.token("(a1b2c3d4e5f6")',
		],
	},
	{
		name: 'a default in braces',
		kind: 'password',
		found: [
			'--pw "${DB_PASSWORD:-«hunter»}"',
			'x=${db.password:«hunter»}',
			'${DB_PASSWD:=«hunter»}',
			'${orders-db_pw:«hunter»}',
			'${PASS:-«hun:ter»}',
			'${PWD:=«hunter»}',
			'${PASSPHRASE:«h-unter»}',
		],
		missed: [
			'${DB_PASSWORD:?must} ${DB_PASSWORD:-$PW} ${DB_PASSWORD:+set} ${DB_PASSWORD:-} ${DB_PASSWORD:-changeme}',
			'${DB_PASSWORD-hunter} {DB_PASSWORD:-hunter} ${DB PASSWORD:-hunter} ${DB_PASSWORD:-hunter ${DB_PASSWORDS:-hunter}',
			'${DB_PASSWORD:-=hunter} ${DB_PASSWORD:--hunter}',
		],
	},
	{
		name: 'a key as a default in braces',
		kind: 'key',
		found: [
			`x \${API_KEY:-«${HEX}»} y`,
			`\${app.jwt-secret:«${HEX}»}`,
			`\${TOKEN:=«a1b2c3d4e5f6:x»}`,
			`\${key:«${HEX}»}`,
		],
		missed: [
			`\${app.key:?${HEX}} \${app.key:-$${HEX}} \${app.key:+${HEX}} \${app.key:-a1b2c3d4e5f} \${app.key:-the-key-of-me}`,
			`{app.key:-${HEX}} \${app key:-${HEX}} \${app.key:-${HEX} \${app.keyS:-${HEX}}`,
			`\${app.key:-=${HEX}} \${app.key:--${HEX}}`,
		],
	},
	{
		name: 'a name and a password as arguments',
		kind: 'password',
		found: [
			"get(url, auth◦=◦(◦'orders'◦,◦'«hunter»'))",
			'"auth"◦:◦(◦"orders", "«hunter»")',
			"authentication◦=◦['orders'◦,◦'«m4rbleFox7»']",
			"HTTPBasicAuth(◦'orders', '«hunter»')",
			'.basic_auth("orders", Some("«hunter»"))',
			'auth(◦"orders"◦,◦"«m4rbleFox7»")',
		],
		missed: [
			'auth: ["basic", "digest"]; auth=["orders", "hunter"]; auth("orders", "hunter"); auth=("orders", "changeme")',
			'HTTPBasicsOfAuth("orders", "hunter"); auth=("orders"; "hunter"); auth=("or ders", "hunter"); auth=("a", "hun ter"',
			'auth=("orders", hunter); auth -> ("orders", "hunter"); basic_auth["orders", "<password>"]; author("orders", "hunter")',
		],
	},
	{
		name: 'the last argument of a call that signs in',
		kind: 'password',
		found: [
			"DBI->connect($dsn, 'orders',◦'«m4rbleFox7»')",
			'new NetworkCredential("orders",◦"«m4rbleFox7»"◦)',
			"Credentials·(user,◦'«m4rbleFox7»'◦, domain)",
			...['login', 'logon', 'signIn', 'authenticate'].map((name) => `app.${name}("orders", "«m4rbleFox7»")`),
			"getConnection·(url, 'orders', '«m4rbleFox7»')",
			'new PDO($dsn, $user, "«m4rble»")',
			'new mysqli("db-1", "orders", "«m4rbleFox7»", "orders")',
		],
		missed: [
			"connect('cache-1', 'm4rbleFox7'); login('orders', 'hunter'); login('orders', 'm4rbl'); login('orders', 'm4rbleFox7'",
			"connect(a; 'orders', 'm4rbleFox7'); connect(f(a), 'b', 'm4rbleFox7'); login('orders' 'm4rbleFox7'); logout(a, 'm4rbleFox7')",
			"login('orders', 'm4rbleFox7' + x); login('orders', 'm4rble Fox7')",
		],
	},
	{
		name: 'the text of a secure string',
		kind: 'password',
		found: ['ConvertTo-SecureString "«hunter»" -AsPlainText', "convertto-securestring -String '«hunter»' -Force"],
		missed: [
			'ConvertTo-SecureString "$PW"; ConvertTo-SecureString "changeme"; ConvertTo-SecureString hunter',
			'ConvertTo-SecureString -String -Force "hunter"; xConvertTo-SecureString "hunter"; ConvertTo-SecureString "a b"',
		],
	},
	{
		name: "a password in an address of Go's driver for MySQL",
		kind: 'password',
		found: ['"orders:«hunter»@tcp(db-1:3306)/orders"', '"or-:«h7»@unix(/run/mysqld.sock)/orders"'],
		missed: [
			'":hunter@tcp(db-1)" "orders:hunter@udp(db-1)" "orders:hun/ter@tcp(db-1)" "orders:<pw>@tcp(db-1)"',
			'a:hunter@tcp',
		],
	},
];
