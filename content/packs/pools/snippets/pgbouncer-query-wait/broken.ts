import { runTransactions } from './transactions.ts';

await runTransactions(4);
