/**
 * Finds commands that read only a part of what they name: `kubectl logs` and `kubectl exec` with a deployment or a
 * similar resource, which use only the first pod, and `kubectl logs` with a selector, which reads ten lines of each pod
 * by default. Takes time linear in the length of the text.
 */
export function findOnePodReads(text: string): OnePodRead[] {
	const reads: OnePodRead[] = [];
	// Join lines that end in a backslash. The replacement has the same length, so offsets stay valid.
	const code = text.replaceAll('\\\n', '  ');
	for (const { 0: command, index: start } of code.matchAll(/\b(?:kubectl|oc)[ \t][^|;&\n`]*/g)) {
		const words = [...command.matchAll(/[^\s"']+/g)].map((word) => ({ text: word[0], offset: start + word.index }));
		// The value of an option, as in `kubectl -n logs get pods`, is not the verb.
		const at = words.findIndex(
			(word, index) =>
				/^(?:logs|exec)$/.test(word.text) && !/^(?:-n|--namespace|--context)$/.test(words[index - 1]?.text ?? ''),
		);
		const verb = words[at]?.text;
		if (verb === undefined) continue;
		const ownWords = verb === 'exec' ? untilDashes(words) : words;
		const options = ownWords.map((word) => word.text);
		const target = ownWords.find((word) => POD_OWNER.test(word.text));
		if (target && (verb === 'exec' || !options.some((option) => /^--all-pods(?:=true)?$/.test(option)))) {
			reads.push({ verb, target: target.text, offset: target.offset, isSelector: false });
		}
		const selector = ownWords.find((word) => /^(?:-l|--selector)(?:=|$)/.test(word.text));
		const hasTail = options.some((option) => /^--tail(?:=|$)/.test(option));
		if (selector && verb === 'logs' && !hasTail) {
			reads.push({ verb, target: selector.text, offset: selector.offset, isSelector: true });
		}
	}
	return reads;
}

/** Resources that own pods, by every name that kubectl accepts before the slash. */
const POD_OWNER =
	/^(?:deploy(?:ments?)?|statefulsets?|sts|daemonsets?|ds|replicasets?|rs|replicationcontrollers?|rc|jobs?|services?|svc)(?:\.[a-z0-9.]+)?\//;

/** The words before `--`. The words after it run in the pod. */
function untilDashes(words: Word[]): Word[] {
	const end = words.findIndex((word) => word.text === '--');
	return end < 0 ? words : words.slice(0, end);
}

interface Word {
	text: string;
	offset: number;
}

export interface OnePodRead {
	verb: string;
	/** The target as written, without quotes: `deployment/$DEPLOYMENT`, or `-l` for a selector. */
	target: string;
	offset: number;
	isSelector: boolean;
}
