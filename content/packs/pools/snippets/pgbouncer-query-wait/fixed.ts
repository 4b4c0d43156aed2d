import { runTransactions } from './transactions.ts';

await runTransactions(0.5);
