import { forkCards } from '../../core/verdict/cards/fork-card.ts';
import { library } from '../../site/library.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** The cards that a verdict shows to tell causes apart: one for each alert, and one for each runbook with signals. */
export const GET = async () => jsonFile({ version: 1, forks: forkCards((await library()).graph) });
