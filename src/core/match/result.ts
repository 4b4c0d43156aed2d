export interface MatchOptions {
	/** `false` leaves out what is only possible, and the search for messages that are there only in part. */
	possible?: boolean;
}

export interface MatchResult {
	verdict: 'known' | 'possible' | 'unknown';
	matches: Match[];
	/** Runbooks that tell the causes apart; none where an error is known. */
	forks: Fork[];
	/** What the text names, if nothing was found. */
	recognised: Recognised;
}

export interface Match {
	error: string;
	/** The error's title, if the index was built with titles. */
	title?: string;
	verdict: 'known' | 'possible';
	/** Why it is only possible. */
	doubt?: Doubt;
	/** The template as its author wrote it, or the code for a match by code. */
	template: string;
	/** UTF-16 offsets into the text as given, end exclusive. */
	span: [start: number, end: number];
	params: { name: string | undefined; type: string; value: string }[];
	/** How much the matched words tell: the sum of their weights, comparable within one index. */
	weight: number;
	/** How often the error was found in the text: the count of its most frequent variant. */
	count: number;
}

/** Why a match is only possible. */
export type Doubt =
	/** Only a part of the message is there. */
	| { why: 'part' }
	/** A code stands for the error, where other things may be numbered the same. */
	| { why: 'code' }
	/** Other programs print this too, and nothing near it names the component. */
	| { why: 'generic' }
	/** The name of a class, in a sentence or in source code, where nothing says that it was raised. */
	| { why: 'mention' }
	/** The message is in quoted source code. */
	| { why: 'quoted' }
	/** `cause`, near the message, is what went wrong. */
	| { why: 'cause'; cause: string };

/** A page that tells the causes of a text apart. It is never more than possible. */
export interface Fork {
	/** A runbook, or the alert whose runbooks are the answer. */
	target: { kind: 'runbook' | 'alert'; id: string };
	/** The runbook's title, if the index was built with titles. */
	title?: string;
	/** The signal as its author wrote it, or the name of the alert. */
	template: string;
	/** UTF-16 offsets into the text as given, end exclusive. */
	span: [start: number, end: number];
	/** How much the words of the signal tell. */
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
