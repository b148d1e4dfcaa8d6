import { Node } from '@tiptap/core';
import { atomWith, words } from '../../atom-attributes';
import { LEAST_ANSWERS, MOST_ANSWER, MOST_ANSWERS, MOST_QUESTION } from './attributes';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    poll: { setPoll: () => ReturnType };
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_POLL = '00000000-0000-4000-8000-000000000000';
const ANSWER_ID = /^[a-z0-9]{4,12}$/;
export const answerId = () => crypto.randomUUID().slice(0, 8);

/** A question with answers, of which each reader chooses one. */
export const poll = Node.create({
  name: 'poll',
  group: 'block',
  atom: true,
  draggable: true,
  ...atomWith('poll', {
    id: {
      default: NO_POLL,
      validate: (id) => {
        if (typeof id !== 'string' || !UUID.test(id)) throw new RangeError('A poll without an id');
      },
    },
    question: words(MOST_QUESTION),
    answers: {
      default: [
        { id: 'first', text: '' },
        { id: 'second', text: '' },
      ],
      validate: (answers) => {
        const isRight =
          Array.isArray(answers) &&
          answers.length >= LEAST_ANSWERS &&
          answers.length <= MOST_ANSWERS &&
          new Set(answers.map((answer) => answer?.id)).size === answers.length &&
          answers.every(
            (answer) =>
              typeof answer === 'object' &&
              Object.keys(answer).length === 2 &&
              ANSWER_ID.test(answer.id) &&
              typeof answer.text === 'string' &&
              answer.text.length <= MOST_ANSWER,
          );
        if (!isRight) throw new RangeError(`A poll has ${LEAST_ANSWERS} to ${MOST_ANSWERS} answers`);
      },
    },
    closesAt: {
      default: '',
      validate: (at) => {
        if (at !== '' && (typeof at !== 'string' || at.length > 30 || Number.isNaN(Date.parse(at))))
          throw new RangeError('A poll closes at a time, or never');
      },
    },
  }),
  addCommands() {
    return {
      setPoll:
        () =>
        ({ commands }) => {
          const answers = [answerId(), answerId()].map((id) => ({ id, text: '' }));
          return commands.insertContent({ type: this.name, attrs: { id: crypto.randomUUID(), answers } });
        },
    };
  },
});
