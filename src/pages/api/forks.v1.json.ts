import { forkCards } from '../../core/verdict/cards/fork-card.ts';
import { library } from '../../site/library.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** The cards that verdicts show for each runbook with signals and each alert, to tell their causes apart. */
export const GET = async () => jsonFile({ version: 1, forks: forkCards((await library()).graph) });
