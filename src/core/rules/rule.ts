import type { Issue } from '../report/issue.ts';
import type { RuleInput } from './content.ts';
import type { Fault, FaultOf } from './fault.ts';
import type { RuleName } from './names.ts';

/** The faults that the rule with this name reports. */
export function faultsOf<R extends Fault['rule']>({ faults }: RuleInput, rule: R): FaultOf<R>[] {
	return faults.filter((fault): fault is FaultOf<R> => fault.rule === rule);
}

/** A check for one mistake that authors can make. Its findings contain the messages. */
export interface Rule {
	name: RuleName;
	/** The requirement, in one sentence. */
	summary: string;
	check: (content: RuleInput) => Finding[];
}

/** An issue without the name of its rule. */
export type Finding = Omit<Issue, 'rule'>;
