import { jsonSchemaOf } from '../../core/schema/json-schema.ts';
import { KINDS, type Kind } from '../../core/schema/primitives.ts';
import { withArticle } from '../../core/text/prose/words.ts';
import { jsonFile } from '../../site/machines/responses.ts';
import { urlOf } from '../../site/settings.ts';

export const getStaticPaths = () => KINDS.map((kind) => ({ params: { kind }, props: { kind } }));

/** JSON Schema of an entry's front matter as an author writes it. */
export const GET = ({ props }: { props: { kind: Kind } }) =>
	jsonFile({
		$id: urlOf(`/schema/${props.kind}.v1.json`),
		title: `Front matter of ${withArticle(props.kind)}`,
		...jsonSchemaOf(props.kind),
	});
