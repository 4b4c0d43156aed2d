import type { CommandSpec } from './spec.ts';

/** The commands that carry out runbooks on real systems. They are part of the table of all commands. */
export const REHEARSE = {
	summary: 'Carry out the commands of runbooks on real systems in failing states',
	operands: { usage: '[RUNBOOK…]' },
	about: `Rehearses every runbook that has a plan in content/rehearsals, or the named ones, in each scenario of the plan. A
scenario starts real servers and processes on free ports of 127.0.0.1 and brings them into its state. Every command of
the page is carried out as the Copy button gives it: the questions have to lead where the plan says, mitigations have to
end what users notice, and undoing them has to work. kubectl is the real one; the cluster behind it is a test double
whose pods are local processes. Runs that go as planned are stored in content/rehearsals/RUNBOOK.json; others are
reported but not stored.`,
	options: {
		scenario: { type: 'string', value: 'ID', help: 'only this scenario; may be given several times', multiple: true },
		watch: { type: 'boolean', help: 'print what every command prints' },
		check: { type: 'boolean', help: 'rehearse everything, and write nothing' },
		fresh: { type: 'boolean', help: 'also rehearse what has not changed since its last right run' },
		wrong: { type: 'boolean', help: 'rehearse the wrong copies that the plans describe; each has to be caught' },
		'allow-missing': { type: 'boolean', help: 'list a program that is missing, but do not fail' },
	},
	exit: `0 if everything went as planned, 1 if something did not, 2 for bad usage or if there is no content/, 4 if
a program is missing.`,
	examples: ['npm run rehearse', 'npm run rehearse -- pool-full --scenario leak --watch'],
} as const satisfies CommandSpec;

export const SCENARIO = {
	summary: 'Start a system in a failing state, to practise on it',
	operands: { usage: 'ID', singleOperand: 'scenario' },
	about: `Starts the system of a scenario in content/scenarios and leaves it running until you press Ctrl+C. Prints the
values for the commands of runbooks, the settings of a shell that reaches the system, and links to the runbooks with the
values filled in.`,
	options: {
		site: { type: 'string', value: 'URL', help: 'the site that the links lead to (default: "url" in site.yaml)' },
	},
	notes: 'Without ID, prints this help and then the list of scenarios.',
	exit: `130 after Ctrl+C, 1 if the system did not start or did not reach its state, 2 for bad usage or if there is no
content/, 4 if a program is missing.`,
	examples: ['npm run scenario -- leak', 'npm run scenario -- healthy --site http://localhost:4321/'],
} as const satisfies CommandSpec;
