import { createHash } from 'node:crypto';

/** Sets the chosen theme before the first paint. This is the only inline script, which the policy allows by its hash. */
export const THEME_SCRIPT =
	"try{const t=localStorage.getItem('hs-theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

export const THEME_SCRIPT_HASH: `sha256-${string}` = `sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}`;
