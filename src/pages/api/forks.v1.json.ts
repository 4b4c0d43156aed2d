import { forkCards } from '../../core/verdict/cards/fork-card.ts';
import { library } from '../../site/library.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** For each runbook with signals and each alert, what tells its causes apart: verdicts show it. */
export const GET = async () => jsonFile({ version: 1, forks: forkCards((await library()).graph) });
