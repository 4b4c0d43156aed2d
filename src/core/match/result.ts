export interface MatchOptions {
	/** `false` leaves out possible matches, and skips the search for partial messages. */
	possible?: boolean;
}

export interface MatchResult {
	verdict: 'known' | 'possible' | 'unknown';
	matches: Match[];
	/** Runbooks that tell the possible causes apart, or alerts that lead to such runbooks; empty if an error is known. */
	forks: Fork[];
	/** Codes, exceptions and components that the text names; empty if there are matches or forks. */
	recognised: Recognised;
}

export interface Match {
	error: string;
	/** The error's title, if the index was built with titles. */
	title?: string;
	verdict: 'known' | 'possible';
	/** Why the match is only possible. */
	doubt?: Doubt;
	/** The template as its author wrote it; for a match by code, the code. */
	template: string;
	/** UTF-16 offsets into the text as given, end exclusive. */
	span: [start: number, end: number];
	params: { name: string | undefined; type: string; value: string }[];
	/** The sum of the weights of the template's words, comparable within one index; 0 for a match by code. */
	weight: number;
	/** How often the error was found in the text: the count of its most frequent variant. */
	count: number;
}

/** Why a match is only possible. */
export type Doubt =
	/** The text contains only part of the message. */
	| { why: 'part' }
	/** Only a code was found, and other errors may use the same one. */
	| { why: 'code' }
	/** Other programs print this message too, and no text near it names the component. */
	| { why: 'generic' }
	/** A class name appears in a sentence or in source code, with no sign that the exception was raised. */
	| { why: 'mention' }
	/** The message is in quoted source code. */
	| { why: 'quoted' }
	/** Text near the message points to a different cause. `cause` is that text. */
	| { why: 'cause'; cause: string };

/** A page that tells the possible causes of a text apart. A fork is never more than possible. */
export interface Fork {
	/** A runbook, or an alert whose runbooks tell the causes apart. */
	target: { kind: 'runbook' | 'alert'; id: string };
	/** The runbook's title, if the index was built with titles. */
	title?: string;
	/** The signal as its author wrote it, or the name of the alert. */
	template: string;
	/** UTF-16 offsets into the text as given, end exclusive. */
	span: [start: number, end: number];
	/** The sum of the weights of the signal's words; 0 for an alert. */
	weight: number;
}

export interface Recognised {
	/** SQLSTATEs, `sqlalche.me` codes, system errors, statuses. */
	codes: string[];
	/** Exception and warning classes. */
	exceptions: string[];
	/** Libraries and servers. */
	components: string[];
}
