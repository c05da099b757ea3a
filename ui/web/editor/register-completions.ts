/** Suggestions as completions of the editor. */
import type { SuggestAnswer, Suggestion } from '../../../domain/index.js';
import type { Answered, SuggestionFeed } from '../suggest/suggestion-feed.js';
import { likely, titleOf } from '../suggest/suggestion-words.js';
import { LANGUAGE } from './create-editor.js';
import { replacedRange } from './insert-suggestion.js';
import { monaco } from './monaco.js';

const MAX_TRIES = 5;

/** The list is asked for again at every key, since the ranking depends on what is typed; the feed drops what is stale. */
export function registerCompletions(feed: SuggestionFeed): void {
  monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['.'],
    async provideCompletionItems(model, position, _context, token) {
      const answered = await answerFor(feed, model, token);
      if (answered === null) return { suggestions: [], incomplete: true };
      const range = replacedRange(model, position);
      return {
        incomplete: true,
        suggestions: likely(answered.answer).map((suggestion, index) =>
          completionOf(suggestion, answered.answer.question, index, range),
        ),
      };
    },
  });
}

/** The answer for the model's text as it stands. Other parts of the page ask too, and the feed answers only the last: whoever still waits asks again. */
async function answerFor(
  feed: SuggestionFeed,
  model: monaco.editor.ITextModel,
  token: monaco.CancellationToken,
): Promise<Answered | null> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const answered = await feed.ask();
    if (token.isCancellationRequested || feed.state.get().kind === 'failed') return null;
    if (answered?.versionId === model.getVersionId()) return answered;
  }
  return null;
}

function completionOf(
  suggestion: Suggestion,
  question: SuggestAnswer['question'],
  index: number,
  range: monaco.Range,
): monaco.languages.CompletionItem {
  const { name, parameters, home } = titleOf(suggestion, question);
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  return {
    label: { label: name, detail: parameters, description: home },
    kind: suggestion.member === null ? CompletionItemKind.Class : CompletionItemKind.Method,
    detail: suggestion.access.verdict === 'allowed' ? '' : suggestion.access.reason,
    documentation: { value: documentationOf(suggestion) },
    // The order is the ranking's.
    sortText: String(index).padStart(4, '0'),
    filterText: name,
    insertText: suggestion.insertText,
    insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
    range,
    preselect: index === 0,
  };
}

function documentationOf(suggestion: Suggestion): string {
  const { signature, documentation, documentationOrigin, evidence } = suggestion;
  const origin = documentationOrigin === 'generated' ? ' *(generated)*' : '';
  const reasons = evidence.slice(0, 3).map(({ text }) => `- ${plain(text)}`);
  return ['```javascript', signature, '```', plain(documentation) + origin, ...reasons].join('\n');
}

/** Text that means itself in Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|]/g, '\\$&');
}
