import { parseArgs } from 'node:util';
import { checkAlert, type AlertIssue, type CheckedAlert } from '../../core/alerts/check-alert.ts';
import { coverageOf } from '../../core/alerts/coverage.ts';
import { buildDirectory, factsOf, type AlertDirectory } from '../../core/alerts/directory.ts';
import { FORMATS, renderGithub, renderText, type Format } from '../../core/report/index.ts';
import { byPlace } from '../../core/report/position.ts';
import { count, listOf } from '../../core/text/words.ts';
import { parseRules, type ParsedRules } from '../../node/alert-rules/parse-rules.ts';
import { findRuleFiles, readRuleFile } from '../../node/alert-rules/rule-files.ts';
import { loadContent } from '../../node/content/load-content.ts';
import type { InteractiveIo } from '../io/io.ts';
import { defaultFolder } from '../knowledge.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** `hindsight check-rules PATTERN…`: says which alerts of Prometheus lead to no runbook of this site. */
export async function run(args: string[], io: InteractiveIo): Promise<number> {
	const options = readOptions(args);
	if ('problem' in options) return refuse(options.problem, io);
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	if (options.patterns.length === 0) return refuse('Which files? Name at least one, such as "rules/*.yaml".', io);
	const site = await openSite(options);
	if ('problem' in site) return refuse(site.problem, io);
	const files = await readAll(options.patterns, io);
	if ('problem' in files) return refuse(files.problem, io);

	const problems = files.read.flatMap((each) => each.problems);
	const rules = files.read.flatMap((each) => each.rules).map((rule) => checkAlert(rule, site.directory, site.base));
	const issues = [...problems, ...rules.flatMap((rule) => rule.issues)];
	if (rules.length === 0 && problems.length === 0) {
		io.stderr(`There is no alerting rule in ${count(files.read.length, 'file')}.\n`);
	}
	const isForeign = (issue: AlertIssue) => issue.rule === 'foreign-runbook';
	const findings = issues.filter((issue) => !isForeign(issue)).sort(byPlace);
	const foreign = issues.filter(isForeign).sort(byPlace);
	const report = { issues: findings, filesChecked: files.read.length };
	switch (options.format) {
		case 'text':
			io.stdout(renderText(report, { colour: io.colour }));
			io.stdout(`${summaryOf(rules)}\n`);
			for (const { message } of foreign) io.stdout(`${message}\n`);
			break;
		case 'json':
			io.stdout(`${JSON.stringify(coverageOf(site.base, site.directory, rules, problems), null, 2)}\n`);
			break;
		case 'github':
			io.stdout(renderGithub(report) + renderGithub({ ...report, issues: foreign }, 'notice'));
			io.stderr(`${summaryOf(rules)}\n`);
			break;
	}
	return findings.length === 0 ? 0 : 1;
}

function refuse(problem: string, io: InteractiveIo): number {
	io.stderr(`${problem}\n\n${HELP}`);
	return 2;
}

async function openSite({ content, baseUrl }: Options): Promise<Site | { problem: string }> {
	const folder = content ?? defaultFolder();
	if (baseUrl !== undefined && !isAddress(baseUrl)) {
		return { problem: `"${baseUrl}" is no address; --base-url takes one like "https://runbooks.example.org".` };
	}
	const { documents, site } = await loadContent(folder);
	const runbooks = documents.filter((document) => document.kind === 'runbook');
	if (runbooks.length === 0) {
		return { problem: `There are no runbooks in "${folder}". Name the folder of the content: --content DIR.` };
	}
	const base = baseUrl ?? site?.url;
	if (base === undefined) {
		return { problem: `"${folder}/site.yaml" does not say where the site is. Say it with --base-url URL.` };
	}
	const directory = buildDirectory(runbooks.map(factsOf));
	return { base, directory };
}

function isAddress(text: string): boolean {
	return /^https?:\/\//i.test(text) && URL.canParse(text);
}

async function readAll(
	patterns: readonly string[],
	io: InteractiveIo,
): Promise<{ read: ParsedRules[] } | { problem: string }> {
	const files = new Set<string>();
	for (const pattern of patterns) {
		const found = pattern === '-' ? ['-'] : await findRuleFiles(pattern);
		if (found.length === 0) return { problem: `No file is called "${pattern}" or matches it.` };
		for (const file of found) files.add(file);
	}
	const read: ParsedRules[] = [];
	for (const file of files) read.push(file === '-' ? await readStandardInput(io) : await readRuleFile(file));
	return { read };
}

async function readStandardInput({ stdin }: InteractiveIo): Promise<ParsedRules> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of stdin.read()) chunks.push(chunk);
	return parseRules(Buffer.concat(chunks).toString('utf8'), 'standard input');
}

function summaryOf(rules: readonly CheckedAlert[]): string {
	const amount = (state: CheckedAlert['state']) => rules.filter((rule) => rule.state === state).length;
	const parts = [
		`${amount('covered')} with a runbook`,
		`${amount('not-covered')} without`,
		...(amount('foreign') > 0 ? [`${amount('foreign')} on other hosts`] : []),
	];
	return `${count(rules.length, 'alert')}: ${parts.join(', ')}.`;
}

function readOptions(args: string[]): Options | { problem: string } {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				'base-url': { type: 'string' },
				content: { type: 'string' },
				format: { type: 'string' },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const { content, help, json, 'base-url': baseUrl } = values;
		if (json && values.format !== undefined) return { problem: '--json is --format json; give one of the two.' };
		const wanted = json ? 'json' : (values.format ?? 'text');
		const format = FORMATS.find((each) => each === wanted);
		if (!format) return { problem: `There is no format "${wanted}"; use ${listOf(FORMATS)}.` };
		return { patterns: positionals, format, baseUrl, content, help };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

const HELP = `Usage: hindsight check-rules PATTERN… [OPTIONS]

Reads alerting rules of Prometheus and reports every alert without a "runbook_url", with one that leads to no page of this site,
or to a runbook that does not list the alert. PATTERN is a file, a folder, a glob in quotes, or "-" for standard input; the files
may be rule files, PrometheusRule objects, or lists of them. docs/alerts.md explains each finding.

Options:
  --format FORMAT   text (default), json, or github for annotations in a workflow
  --json            the same as --format json: the shape of /api/coverage.v1.json
  --base-url URL    where the site is (default: "url" in site.yaml); links to other hosts are listed, not checked
  --content DIR     the content (default: "content" here, else that of the clone)
  -h, --help        print this help

Exit status: 0 if every alert leads to its runbook, 1 if not, 2 for bad usage.

Examples:
  hindsight check-rules 'rules/*.yaml'
  hindsight check-rules 'monitoring/**/*.yaml' --base-url https://runbooks.example.org --format github
  helm template . | hindsight check-rules -
`;

interface Site {
	base: string;
	directory: AlertDirectory;
}

interface Options {
	patterns: string[];
	format: Format;
	baseUrl: string | undefined;
	content: string | undefined;
	help: boolean;
}
