import { CONTENT_FORMAT } from '../schema/site.ts';
import { faultsOf, type Rule } from './rule.ts';

export const missingSettings: Rule = {
	name: 'missing-settings',
	summary: 'The content folder contains site.yaml and tags.yaml.',
	check: (content) =>
		faultsOf(content, 'missing-settings').map(({ file, position, contents }) => ({
			file,
			position,
			message: `This file does not exist. It should contain ${contents}.`,
			help: file.endsWith('tags.yaml')
				? 'Create it with one line for each tag, such as "postgres: PostgreSQL servers.", or with "{}" for none.'
				: `Create it with "format: ${CONTENT_FORMAT}" and the fields "name", "description", "url" and "securityContact".`,
		})),
};
