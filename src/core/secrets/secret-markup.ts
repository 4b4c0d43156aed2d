import { isOwnPassword, likelyPassword, password, type SecretPattern } from './secret-judgement.ts';

/** Passwords inside the markup of Markdown, HTML and YAML, and in sentences. See `SECRET_PATTERNS`. */
export const MARKUP_PATTERNS: readonly SecretPattern[] = [
	// `**password**: …`, `**Password:** …`, "The password: `…`", `| password | …`, `password → …`.
	likelyPassword(
		/(?<before>pass(?:word|wd|phrase|code)(?:[*_`]{1,3}\s{0,3}[:=：]|[:：][*_`]{1,3}|[*_`]{0,3}[ \t]{0,40}[|→–—]|\s{0,3}[:=](?=\s{0,3}[*_`]))[ \t]{0,40}[*_`"']{0,4})(?<secret>[a-z\d!@#$%^&+~?-][\w!@#$%^&+~?-]{5,200})/gi,
	),
	// "The password is …", "with password …", "the password of orders is …".
	likelyPassword(
		/(?<before>\bpass(?:word|wd|phrase|code)[*_`]{0,3}(?:\s{1,3}(?:of|for|on)\s{1,3}[\w`'".-]{1,40}(?:\s{1,3}[\w`'".-]{1,40})?)?\s{1,3}(?:(?:is|was|to|now|still|currently|be|=|->)\s{1,3}){0,3}[*_`"'(]{0,4})(?<secret>[a-z\d!@#$%^&+~?-][\w!@#$%^&*+~?-]{5,200})/gi,
	),
	// "The password for the staging database is …", "the password orders -> …".
	likelyPassword(
		/(?<before>\bpass(?:word|wd|phrase|code)(?:\s{1,3}(?:of|for|on|to)(?:\s{1,3}[\w`'".-]{1,40}){1,8}?\s{1,3}(?:is|was|=)|\s{1,3}[\w.-]{1,60}\s{0,3}[-=]>)\s{1,3}(?:(?:now|still|currently)\s{1,3})?[*_`"'(]{0,4})(?<secret>[a-z\d!@#$%^&+~?-][\w!@#$%^&*+~?-]{5,200})/gi,
	),
	// "… is the password".
	likelyPassword(
		/(?<secret>(?<![\w!@#$%^&+~?-])[a-z\d][\w!@#$%^&*+~?-]{5,100})(?=[*_`"')]{0,4}\s{1,3}(?:is|was)\s{1,3}(?:the|its|our|their|his|her)\s{1,3}(?:[a-z]{1,20}\s{1,3})?password)/gi,
	),
	// A name and a password: `user/pass: orders / …`, `creds: orders:…`, "log in as orders / …".
	likelyPassword(
		/(?<before>(?:\buser(?:name)?\s?[/&+]\s?pass(?:word)?|(?:\b|_)cred(?:ential)?s?|\blog-?in|\blogon|\bzugang(?:sdaten)?)["']?(?:\s{0,3}[:=]\s{0,3}|\s{1,3}(?:is|are)\s{1,3})[`"']?[\w.@+-]{1,60}\s{0,3}[:/]\s{0,3})(?<secret>[a-z\d!@#$%^&+~?-][\w!@#$%^&*+~?-]{5,200})/gi,
	),
	likelyPassword(
		/(?<before>\b(?:log(?:ged)?|sign(?:ed)?)[ -]?(?:in|on)\s{1,3}(?:as|with|using)\s{1,3}[`"']?[\w.@+-]{1,60}\s{0,3}[:/]\s{0,3})(?<secret>[a-z\d!@#$%^&+~?-][\w!@#$%^&*+~?-]{5,200})/gi,
	),
	// `<input type="password" value="…">`, `<property name="password" value="…"/>`, `<add key="DbPassword" value="…"/>`.
	password(
		/(?<before>(?:password|passwd|pwd)["']?\s[^<>\n]{0,80}?\bvalue\s?=\s?["']?)(?<secret>[^\s"'<>]{1,200})(?=["'\s/>])/gi,
	),
	password(
		/(?<before>\bvalue\s?=\s?["'])(?<secret>[^\s"'<>]{1,200})(?=["']\s[^<>\n]{0,80}?\btype\s?=\s?["']?password\b)/gi,
	),
	// `<entry key="password">…</entry>`, `<td>password</td><td>…</td>`.
	password(
		/(?<before>(?:password|passwd|pwd)(?:["']\s?|<\/\w{1,20}>\s{0,40}<\w{1,20}(?:\s[^<>\n]{0,60})?)>)(?<secret>[^\s<>]{1,200})(?=<\/)/gi,
	),
	// `password: &anchor …`, `password: !!str …`, and a block `|` or `>-` of one word.
	password(
		/(?<before>(?:pass(?:word|wd|phrase|code)|pwd)["']?:\s{1,3}(?:(?:&[\w-]{1,60}|!!\w{1,20})\s{1,3}){1,2}["']?)(?<secret>[^\s"'\\,;&|>!]{1,200})/gi,
	),
	password(
		/(?<before>(?:pass(?:word|wd|phrase|code)|pwd)["']?:(?:[ \t]{1,3}(?:&[\w-]{1,60}|!!\w{1,20})){0,2}(?:[ \t]{0,3}[|>][-+\d]{0,2})?[ \t]{0,3}\r?\n[ \t]{1,60}["']?)(?<secret>[^\s"'\\,;&|]{1,200})(?=["']?[ \t]{0,3}$)/gim,
		({ secret }) => isOwnPassword(secret) && !/[:.]$|^[-[{(]/.test(secret),
	),
	// A value that is piped to a command that asks for a password.
	likelyPassword(
		/(?<before>\b(?:echo|printf|printf\s{1,3}["']?%s(?:\\n|\s{1,2})?["']?)\s{1,3}(?:-\w{1,3}\s{1,3})?["']?)(?<secret>[^\s"'|]{1,200})(?=["']?\s{1,3}\|[^|\n]{0,80}(?:-stdin\b|\bsudo\b[^|\n]{0,20}\s-\w{0,4}S|\bcryptsetup\b|--passphrase-fd\b|\bpasswd\b|\bchpasswd\b))/g,
		({ secret }) => isOwnPassword(secret),
	),
];
