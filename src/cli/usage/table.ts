import { AUDIENCES } from '../../core/schema/primitives.ts';
import { FORMATS } from '../../core/report/index.ts';
import { DIAGRAM_FOLDER } from '../../node/diagrams/store.ts';
import { REHEARSE, SCENARIO } from './rehearsal-commands.ts';
import type { CommandSpec, OptionSpec } from './spec.ts';

const CONTENT = {
	type: 'string',
	value: 'DIR',
	help: 'the content folder (default: ./content if it exists, otherwise the content of this repository)',
} as const satisfies OptionSpec;

const BASE_URL = {
	type: 'string',
	value: 'URL',
	help: 'base URL of the pages (default: "url" in site.yaml)',
} as const satisfies OptionSpec;

/** All commands, in the order of the help. Every command also has `--help`. */
export const COMMANDS = {
	build: {
		summary: 'Build the site',
		about: `Checks the content and builds the site into dist/. Leaves out drafts and, if the site is public, everything that is
marked "audience: internal": no page, search result, feed, back-link or file of the site mentions it.`,
		options: {
			audience: {
				type: 'string',
				value: 'AUDIENCE',
				help: 'public (default), or internal, which leaves out only drafts',
				choices: AUDIENCES,
			},
			content: { type: 'string', value: 'DIR', help: 'the content folder (default: $HINDSIGHT_CONTENT, or content)' },
			out: {
				type: 'string',
				value: 'DIR',
				help: 'the folder to build the site in (default: $HINDSIGHT_DIST, or dist)',
			},
		},
		exit: '0 if the site was built, 1 if not, 2 for bad usage. A failed build leaves the last good site in place.',
		examples: [
			'npm run build',
			'npm run build -- --audience internal --out dist-internal',
			'npm run build -- --content ../our-content',
		],
	},
	check: {
		summary: 'Report all problems with the content',
		operands: { usage: '[DIR]', singleOperand: 'folder' },
		about: `Checks the content in DIR ("content" by default) and reports every problem at once, with its file, line and column and
what to do about it. src/core/rules/README.md explains each rule.`,
		options: {
			format: {
				type: 'string',
				value: 'FORMAT',
				help: 'text (default), json, or github for annotations in a GitHub workflow',
				choices: FORMATS,
				default: 'text',
			},
		},
		exit: '0 if there are no problems, 1 if there are some, 2 for bad usage.',
		examples: ['hindsight check', 'hindsight check ../our-content --format json'],
	},
	'check-rules': {
		summary: 'Report Prometheus alerts that lead to no runbook',
		operands: { usage: 'PATTERN…' },
		about: `Reads Prometheus alerting rules and reports every alert that has no "runbook_url", whose link leads to no page of this
site, or whose runbook does not list it. PATTERN is a file, a folder, a glob in quotes, or "-" for standard input; the files
may be Prometheus rule files, PrometheusRule objects, or lists of such objects. docs/alerts.md explains each finding.`,
		options: {
			format: {
				type: 'string',
				value: 'FORMAT',
				help: 'text (default), json, or github for annotations in a GitHub workflow',
				choices: FORMATS,
			},
			json: { type: 'boolean', help: 'same as --format json: the format of /api/coverage.v1.json' },
			'base-url': {
				type: 'string',
				value: 'URL',
				help: 'address of the site (default: "url" in site.yaml); links to other hosts are listed, not checked',
			},
			content: CONTENT,
		},
		exit: '0 if every alert leads to its runbook, 1 if one does not, 2 for bad usage.',
		examples: [
			"hindsight check-rules 'rules/*.yaml'",
			"hindsight check-rules 'monitoring/**/*.yaml' --base-url https://runbooks.example.org --format github",
			'helm template . | hindsight check-rules -',
		],
	},
	diagrams: {
		summary: 'Render the Mermaid diagrams that have no SVG yet',
		about: `Renders each diagram of content/ that has no SVG yet: the Mermaid blocks, the questions of the runbooks and the map of the
services. Writes the SVG files to content/${DIAGRAM_FOLDER}/, and removes those that no diagram uses. This is the only command that
needs a browser: on Linux x64 the one that npm installs, elsewhere an installed Chrome or Chromium, or the one that
CHROME_PATH names.`,
		options: {
			check: {
				type: 'boolean',
				help: 'render nothing; list what is missing or unused, and exit with 1 if anything is',
			},
			all: { type: 'boolean', help: 're-render every diagram, for example after updating Mermaid' },
		},
		exit: `0 if every diagram has its SVG, 1 if an SVG is missing or unused or could not be rendered, 2 for bad usage
or if there is no content/.`,
		examples: ['npm run diagrams', 'npm run diagrams -- --check'],
	},
	draft: {
		summary: 'Draft an error page from a text that no page describes yet',
		operands: { usage: '[FILE|-]', singleOperand: 'text' },
		about: `Prints an error page for a text that no page describes yet: a template that recognises it, and the line as an example
with passwords, tokens and e-mail addresses masked. Each part that only a person can write is a placeholder that begins with
"BLANK:"; "hindsight check" reports every placeholder that is left. Read the example before you publish it: masking finds
only the usual forms of secrets. Standard error says where to save the page (content/errors/<id>.mdx with a free id), and
which pages, if any, already describe the text. A draft is printed even then.`,
		options: {
			content: CONTENT,
		},
		exit: '0 if a draft was printed, 1 if the text is empty, 2 for bad usage or an input that is not text.',
		examples: ['hindsight draft build.log', 'pbpaste | hindsight draft'],
	},
	eval: {
		summary: 'Measure how well and how fast errors are recognised',
		operands: { usage: '[FILE.jsonl]', singleOperand: 'file' },
		about: `Measures how well and how fast errors are recognised. FILE.jsonl contains one labelled paste per line:
  {"id": "q-1", "label": "deadlock", "text": "ERROR: deadlock detected"}
The label "none" is for a paste that shows no known error. A paste whose label has no page counts as "none" too, and is
also counted in the column "no page".`,
		options: {
			negatives: {
				type: 'string',
				value: 'FILE',
				help: 'also list every match in these pastes, none of which should match; makes FILE.jsonl optional',
			},
			content: {
				type: 'string',
				value: 'DIR',
				help: 'folder with the error pages (default: content)',
				default: 'content',
			},
			site: {
				type: 'string',
				value: 'DIR',
				help: "the built site, for Pagefind's index (default: dist)",
				default: 'dist',
			},
			log: {
				type: 'string',
				value: 'FILE',
				help: 'also measure the speed on this log, repeated until it is 10 MB long; may be given several times',
				multiple: true,
			},
			'no-speed': { type: 'boolean', help: 'do not measure the speed, which takes most of the time' },
			write: {
				type: 'string',
				value: 'DOCUMENT',
				help: 'write the tables between the two marker comments of a Markdown file, such as content/tests/matching.md',
			},
			json: { type: 'boolean', help: 'print the figures as JSON' },
		},
		exit: `0 if every paste was measured, 1 if a line of FILE.jsonl is not a labelled paste, 2 for bad usage or if
there is nothing to measure.`,
		examples: ['npm run eval -- pastes.jsonl', 'npm run eval -- pastes.jsonl --write content/tests/matching.md'],
	},
	explain: {
		summary: 'Print an error page by its code, id or alias',
		operands: { usage: 'CODE|ID|ALIAS|ALERT', singleOperand: 'error' },
		about: `Prints the page of an error. Codes are case-insensitive; a link that ends in a code works too. For an alert or the id of a
runbook, prints the runbook to open and the questions that tell the causes apart.`,
		options: { 'base-url': BASE_URL, content: CONTENT },
		exit: '0 if a page was printed, 1 if there is none, 2 for bad usage.',
		examples: [
			'hindsight explain 3o7r',
			'hindsight explain too-many-clients',
			'hindsight explain HighErrorRate',
			'hindsight explain https://sqlalche.me/e/20/3o7r',
		],
	},
	match: {
		summary: 'Find the known errors in a log, a trace or a single line',
		operands: { usage: '[FILE…|-]' },
		about: `Finds the known errors in a text: a log line, a stack trace, test output, a whole log. Without FILE, or for "-", it
reads standard input. Nothing leaves this machine.`,
		options: {
			json: {
				type: 'boolean',
				help: 'print one object: { verdict, matches, forks, related }; for several files a list, each with its "file"',
			},
			jsonl: {
				type: 'boolean',
				help: 'read one { "id", "text" } per line, and print one { "id", "verdict", "matches", "forks" } per line',
			},
			follow: {
				type: 'boolean',
				short: 'f',
				help: 'read a stream as it grows; print each error once, and counts at the end or on Ctrl-C',
			},
			'base-url': BASE_URL,
			content: CONTENT,
		},
		notes: `"known": the text contains the whole message of an error. "possible": it contains only part of a message, only a code, or a
message that other programs print too or that has a different cause here; the output says which. If several causes share the
message, "forks" has the runbook that tells them apart.`,
		exit: `0 if the text contains a known error, 1 if it does not, 2 for bad usage or an input that could not be read. With
several inputs: 0 if at least one of them contains a known error, 1 if none does, 2 if any of them could not be read,
whatever the others contain.`,
		examples: [
			'hindsight match build.log',
			'kubectl logs deploy/basket-api --all-pods --tail=500 | hindsight match',
			'kubectl logs -f deploy/basket-api --all-pods | hindsight match --follow',
			'pytest 2>&1 | hindsight match --json',
		],
	},
	migrate: {
		summary: 'Bring your content to the format of this version',
		operands: { usage: '[DIR]', singleOperand: 'folder' },
		about: `Updates the content in DIR ("content" by default) that was written for an earlier version of Hindsight, and lists every
change. Each file is replaced as a whole or not at all. Run it in a clean working tree, and read the diff.`,
		options: { check: { type: 'boolean', help: 'change nothing; exit with 1 if anything would change' } },
		exit: `0 if the content is in the format of this version, 1 with --check if it is not, 2 for bad usage or if there is
no content.`,
		examples: ['npm run hindsight -- migrate', 'npm run hindsight -- migrate ../our-content --check'],
	},
	prove: {
		summary: 'Run the snippets and store what they print as evidence',
		operands: { usage: '[ID…]' },
		about: `Runs every variant of every snippet, or of the named ones, with the real tools and servers. Compares each run with what
its page expects, and stores it in content/snippets/ID/evidence.json. A run that is not as expected is reported
but not stored. Evidence is left unchanged if the code, the exit status, the recognised errors and the masked output are
the same. Without an ID, also carries out the alert rules, and rehearses the runbooks whose record is stale, or all of
them with --fresh or --check, as "hindsight rehearse" does.`,
		options: {
			check: { type: 'boolean', help: 'write nothing; fail if a run differs from the evidence' },
			fresh: { type: 'boolean', help: "write all evidence again, with today's date and versions" },
			'allow-missing': { type: 'boolean', help: 'list missing tools and servers, but do not fail' },
		},
		exit: `0 if everything is proved, 1 if a run is not as expected or differs from the evidence, 2 for bad usage or if
there is no content/, 4 if something could not be run.`,
		examples: ['npm run prove', 'npm run prove -- queue-when-full', 'npm run prove -- --check --allow-missing'],
	},
	rehearse: REHEARSE,
	run: {
		summary: 'Run one snippet with the real tools and servers',
		operands: { usage: 'ID', singleOperand: 'snippet' },
		about: `Runs a snippet of content/snippets with the real tools and servers, and says whether it behaved as its page says.
The servers are started for this run on free ports of 127.0.0.1. Afterwards, they and all their files are removed.`,
		options: {
			variant: { type: 'string', value: 'NAME', help: "broken, fixed or main (default: the snippet's first variant)" },
			set: {
				type: 'string',
				value: 'KNOB=VALUE',
				help: 'another value for a knob of the snippet, 1 or 0 for a flag; may be given several times',
				multiple: true,
			},
		},
		notes: `Without ID, prints this help and then the list of snippets.

The snippet finds its servers in DATABASE_URL (role "app", database "app"), ADMIN_DATABASE_URL (superuser), PGBOUNCER_URL
and REDIS_URL. Through PgBouncer, the same role can query the database "pgbouncer" for statistics (SHOW POOLS). If you set
DATABASE_URL, PGBOUNCER_URL or REDIS_URL yourself, that server is used as is: do not point it at data you want to keep.`,
		exit: `0 if it behaved as its page says, 1 if it did not, 2 for bad usage or if there is no content/, 4 if it could not
run because something is missing.`,
		examples: [
			'npm run snippet -- queue-when-full',
			'npm run snippet -- queue-when-full --variant fixed --set pool_size=3',
		],
	},
	scenario: SCENARIO,
	serve: {
		summary: 'Serve the built site',
		operands: { usage: '[DIR]', singleOperand: 'folder' },
		about: `Serves a built site from DIR (default: dist) and prints its address. If the site was built from the content here, also prints
a line to paste first, and the folder to write pages in.`,
		options: {
			port: {
				type: 'string',
				value: 'PORT',
				help: 'the port, 0 for a free one (default: 4321, or a free one if that is taken)',
			},
			host: { type: 'string', value: 'HOST', help: 'the address to listen on (default: 127.0.0.1)' },
		},
		exit: '0 after Ctrl-C, 2 for bad usage, if there is no built site or if the port is not available.',
		examples: ['npm run preview', 'hindsight serve --port 8080'],
	},
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;
