import { isNoAnswer, leadOf, splitPattern } from '../runbook/questions/discriminator.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const questionWithoutNoAnswer: Rule = {
	name: 'question-without-no-answer',
	summary:
		'A question whose command uses the network has an answer for a missing response, and that answer leads to no question or runbook.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap(({ file, data: { discriminators = [] }, locate }) =>
			discriminators.flatMap(({ command, language, answers }, question): Finding[] => {
				const tools = language === 'sh' ? toolsIn(command) : [];
				const path = ['discriminators', question] as const;
				const findings: Finding[] = tools
					.filter(({ limit }) => !limit.test(command))
					.map(({ name, option }) => ({
						file,
						position: locate([...path, 'command'], name),
						message: `"${name}" has no time limit here, so the reader would wait for a target that never answers.`,
						help: `Add ${option}.`,
					}));
				const forNoResponse = [...answers.entries()].filter(([, { pattern }]) => isNoAnswer(pattern));
				if (tools.length > 0 && forNoResponse.length === 0) {
					findings.push({
						file,
						position: locate([...path, 'answers']),
						message: `"${tools[0]?.name}" may get no response, and no answer covers that case, so the reader would pick a wrong one.`,
						help: 'Make the command print "no answer …" in that case, and add an answer with this pattern that says what to check.',
					});
				}
				for (const [answer, { pattern, ...rest }] of forNoResponse) {
					const at = [...path, 'answers', answer] as const;
					const words = wordsOf(pattern);
					if (!command.includes(words)) {
						findings.push({
							file,
							position: locate([...at, 'pattern']),
							message: `The command never prints "${words}", so this answer can never apply.`,
							help: "Make the command print it when its target does not respond: `… || echo 'no answer'`.",
						});
					}
					if (leadOf(rest, discriminators.length).is !== 'here') {
						findings.push({
							file,
							position: locate([...at, rest.runbook === undefined ? 'next' : 'runbook']),
							message: 'This answer means that the target did not respond, but it leads on as if it had.',
							help: 'Say in "next" what to check before the question is asked again.',
						});
					}
				}
				return findings;
			}),
		),
};

/** Programs that contact another machine, and their options for a time limit. */
const TOOLS = [
	{ name: 'curl', limit: /\s(?:-[a-zA-Z]*m|--max-time)[ =]?\d/, option: '"-m 5"' },
	{ name: 'wget', limit: /\s(?:-T|--timeout)[ =]?\d/, option: '"--timeout=5"' },
	{ name: 'psql', limit: /PGCONNECT_TIMEOUT=\d|connect_timeout=\d/, option: '"PGCONNECT_TIMEOUT=10" before it' },
	{ name: 'mysql', limit: /--connect-timeout=\d/, option: '"--connect-timeout=10"' },
	{ name: 'redis-cli', limit: /\btimeout \d+ redis-cli|\sredis-cli .*-t \d/, option: '"timeout 10" before it' },
	{ name: 'kubectl', limit: /--request-timeout=\d/, option: '"--request-timeout=15s"' },
	{ name: 'oc', limit: /--request-timeout=\d/, option: '"--request-timeout=15s"' },
] as const;

function toolsIn(command: string): (typeof TOOLS)[number][] {
	const words = new Set(command.split(/[\s;&|(){}]+/));
	return TOOLS.filter(({ name }) => words.has(name));
}

/** The words of a pattern before its first gap or `|`. */
function wordsOf(pattern: string): string {
	const [first] = splitPattern(pattern);
	const text = first?.is === 'text' ? first.text : '';
	return (text.split('|')[0] ?? '').trim();
}
