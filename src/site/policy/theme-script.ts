import { createHash } from 'node:crypto';

/**
 * Sets the chosen theme before the first paint, and makes room for the strip of a running incident. This is the only inline
 * script, which the policy allows by its hash.
 */
export const THEME_SCRIPT =
	"try{const r=document.documentElement,t=localStorage.getItem('hs-theme');if(t==='light'||t==='dark')r.dataset.theme=t;if(localStorage.getItem('hs-incident-open'))r.dataset.incident=''}catch{}";

export const THEME_SCRIPT_HASH: `sha256-${string}` = `sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}`;
