import type { Issue } from '../report/issue.ts';
import type { Content } from './content.ts';
import type { Fault, FaultOf } from './fault.ts';
import type { RuleName } from './names.ts';

/** The faults that the rule of this name words. */
export function faultsOf<R extends Fault['rule']>({ faults }: Content, rule: R): FaultOf<R>[] {
	return faults.filter((fault): fault is FaultOf<R> => fault.rule === rule);
}

/** One thing that authors can get wrong, and how to tell them. */
export interface Rule {
	name: RuleName;
	/** What the rule demands, in one sentence. */
	summary: string;
	check: (content: Content) => Finding[];
}

/** An issue before the name of its rule is put on it. */
export type Finding = Omit<Issue, 'rule'>;
