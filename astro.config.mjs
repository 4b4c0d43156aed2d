// @ts-check
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import sitemap from '@astrojs/sitemap';
import { checkContentIntegration } from './src/integrations/check-content.ts';
import { hostHeadersIntegration } from './src/integrations/host-headers.ts';
import { licensesIntegration } from './src/integrations/licenses.ts';
import { pagefindIntegration } from './src/integrations/pagefind.ts';
import { publishIntegration } from './src/integrations/publish.ts';
import { pagePoliciesIntegration } from './src/integrations/page-policies.ts';
import { smallPreloadIntegration } from './src/integrations/small-preload.ts';
import { runtimesIntegration } from './src/integrations/runtimes.ts';
import { slugOf } from './src/core/text/slug.ts';
import { FEATURES } from './src/markdown/features.ts';
import { entryLinks, fences, plainTables } from './src/markdown/plugins.ts';
import { aliasRedirects } from './src/node/build/alias-redirects.ts';
import { stagingOf } from './src/node/build/publish-site.ts';
import { loadContent } from './src/node/content/load-content.ts';
import { CONTENT_FOLDER, SITE_FOLDER } from './src/node/places.ts';
import { siteAt } from './src/core/address/site-address.ts';

// If the settings are missing or invalid, `checkContentIntegration` reports that together with all other problems.
const content = await loadContent();
const { site } = content;

export default defineConfig({
	...(site && { site: site.url, base: siteAt(site.url).base }),
	// Not the folder that is served: the last integration moves the finished site there.
	outDir: stagingOf(SITE_FOLDER),
	// Each content folder has its own cache, because what Astro caches for one folder is wrong for another.
	cacheDir: CONTENT_FOLDER === 'content' ? 'node_modules/.astro' : `.cache/astro/${slugOf(CONTENT_FOLDER)}`,
	redirects: aliasRedirects(content),
	trailingSlash: 'ignore',
	build: { format: 'directory', inlineStylesheets: 'never' },
	compressHTML: 'jsx',
	// The Fence component highlights code with classes, because the policy forbids inline styles.
	markdown: {
		syntaxHighlight: false,
		processor: satteri({ mdastPlugins: [fences, entryLinks, plainTables], features: FEATURES }),
	},
	integrations: [
		mdx(),
		sitemap({ filter: (page) => !/\/(?:search|alerts|e)\/|\/runbooks\/(?!page\/)[^/]+\/[^/]/.test(page) }),
		checkContentIntegration(),
		smallPreloadIntegration(),
		runtimesIntegration(),
		licensesIntegration(),
		hostHeadersIntegration(),
		pagePoliciesIntegration(),
		pagefindIntegration(),
		publishIntegration(),
	],
	security: {
		csp: {
			directives: [
				"default-src 'none'",
				"img-src 'self' data:",
				"connect-src 'self'",
				"worker-src 'self'",
				"manifest-src 'self'",
				"form-action 'self'",
				"base-uri 'none'",
			],
			scriptDirective: { resources: ["'self'"] },
			styleDirective: { resources: ["'self'"] },
		},
	},
	vite: {
		build: {
			assetsInlineLimit: 0,
			// Lightning CSS warns about `:target-current`, which it does not know yet.
			cssMinify: 'esbuild',
			rolldownOptions: {
				// Ignores warnings about the directive that Astro adds to every MDX page; Astro reads it before the bundler does.
				onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
			},
		},
	},
});
