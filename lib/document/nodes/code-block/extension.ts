import CodeBlock from '@tiptap/extension-code-block';

const LANGUAGE = /^[a-z0-9+#.-]{1,30}$/;

export const codeBlock = CodeBlock.extend({
  addAttributes() {
    return {
      language: {
        default: null,
        rendered: false,
        parseHTML: (element: HTMLElement) => {
          const name = /language-(\S+)/.exec(element.firstElementChild?.className ?? '')?.[1]?.toLowerCase();
          return name && LANGUAGE.test(name) ? name : null;
        },
        validate: (language: unknown) => {
          if (language !== null && !(typeof language === 'string' && LANGUAGE.test(language)))
            throw new RangeError('Unknown name of a language');
        },
      },
    };
  },
});
