import { checkAlert, type AlertIssue, type CheckedAlert } from '../../core/alerts/check-alert.ts';
import { coverageOf } from '../../core/alerts/coverage.ts';
import { buildDirectory, factsOf, type AlertDirectory } from '../../core/alerts/directory.ts';
import { renderGithub, renderText } from '../../core/report/index.ts';
import { byPlace } from '../../core/report/position.ts';
import { count } from '../../core/text/prose/words.ts';
import { parseRules, type ParsedRules } from '../../node/alert-rules/parse-rules.ts';
import { findRuleFiles, readRuleFile } from '../../node/alert-rules/rule-files.ts';
import { loadContent } from '../../node/content/load-content.ts';
import type { InteractiveIo } from '../io/io.ts';
import { defaultContentFolder } from '../knowledge.ts';
import { command, type OptionsOf } from '../usage/command.ts';

/** `hindsight check-rules PATTERN…`: reports Prometheus alerts that lead to no runbook of this site. */
export const run = command('check-rules', async ({ options, operands, badUsage }, io: InteractiveIo) => {
	if (operands.length === 0) return badUsage('Which files? Name at least one, such as "rules/*.yaml".');
	if (options.json && options.format !== undefined)
		return badUsage('--json means --format json; give only one of the two.');
	const site = await openSite(options);
	if ('problem' in site) return badUsage(site.problem);
	const files = await readAll(operands, io);
	if ('problem' in files) return badUsage(files.problem);

	const problems = files.parsed.flatMap((each) => each.problems);
	const alerts = files.parsed.flatMap((each) => each.rules).map((rule) => checkAlert(rule, site.directory, site.base));
	const issues = [...problems, ...alerts.flatMap((alert) => alert.issues)];
	if (alerts.length === 0 && problems.length === 0) {
		io.stderr(`There are no alerting rules in ${count(files.parsed.length, 'file')}.\n`);
	}
	const isForeign = (issue: AlertIssue) => issue.rule === 'foreign-runbook';
	const findings = issues.filter((issue) => !isForeign(issue)).sort(byPlace);
	const foreign = issues.filter(isForeign).sort(byPlace);
	const report = { issues: findings, filesChecked: files.parsed.length };
	switch (options.json ? 'json' : (options.format ?? 'text')) {
		case 'text':
			io.stdout(renderText(report, { colour: io.colour }));
			io.stdout(`${summaryOf(alerts)}\n`);
			for (const { message } of foreign) io.stdout(`${message}\n`);
			break;
		case 'json':
			io.stdout(`${JSON.stringify(coverageOf(site.base, site.directory, alerts, problems), null, 2)}\n`);
			break;
		case 'github':
			io.stdout(renderGithub(report) + renderGithub({ ...report, issues: foreign }, 'notice'));
			io.stderr(`${summaryOf(alerts)}\n`);
			break;
	}
	return findings.length === 0 ? 0 : 1;
});

async function openSite({
	content,
	'base-url': baseUrl,
}: OptionsOf<'check-rules'>): Promise<Site | { problem: string }> {
	const folder = content ?? defaultContentFolder();
	if (baseUrl !== undefined && !isAddress(baseUrl)) {
		return {
			problem: `"${baseUrl}" is not an address; --base-url takes an address such as "https://runbooks.example.org".`,
		};
	}
	const { documents, site } = await loadContent(folder);
	const runbooks = documents.filter((document) => document.kind === 'runbook');
	if (runbooks.length === 0) {
		return { problem: `There are no runbooks in "${folder}". Name the folder of the content: --content DIR.` };
	}
	const base = baseUrl ?? site?.url;
	if (base === undefined) {
		return { problem: `"${folder}/site.yaml" does not contain the address of the site. Give it with --base-url URL.` };
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
): Promise<{ parsed: ParsedRules[] } | { problem: string }> {
	const files = new Set<string>();
	for (const pattern of patterns) {
		const found = pattern === '-' ? ['-'] : await findRuleFiles(pattern);
		if (found.length === 0) return { problem: `No file matches "${pattern}".` };
		for (const file of found) files.add(file);
	}
	const parsed: ParsedRules[] = [];
	for (const file of files) parsed.push(file === '-' ? await readStandardInput(io) : await readRuleFile(file));
	return { parsed };
}

async function readStandardInput({ stdin }: InteractiveIo): Promise<ParsedRules> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of stdin.read()) chunks.push(chunk);
	return parseRules(Buffer.concat(chunks).toString('utf8'), 'standard input');
}

function summaryOf(alerts: readonly CheckedAlert[]): string {
	const countIn = (state: CheckedAlert['state']) => alerts.filter((alert) => alert.state === state).length;
	const parts = [
		`${countIn('covered')} with a runbook`,
		`${countIn('not-covered')} without`,
		...(countIn('foreign') > 0 ? [`${countIn('foreign')} on other hosts`] : []),
	];
	return `${count(alerts.length, 'alert')}: ${parts.join(', ')}.`;
}

interface Site {
	base: string;
	directory: AlertDirectory;
}
