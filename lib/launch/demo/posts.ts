import type { DocumentNode } from '@/lib/document/types';
import type { SceneName } from './scenes';

/** Words with *italics* and **bold**. */
function inline(text: string): DocumentNode[] {
  const parts = text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).filter(Boolean);
  return parts.map((part) => {
    if (part.startsWith('**')) return { type: 'text', text: part.slice(2, -2), marks: [{ type: 'bold' }] };
    if (part.startsWith('*')) return { type: 'text', text: part.slice(1, -1), marks: [{ type: 'italic' }] };
    return { type: 'text', text: part };
  });
}
const p = (text: string): DocumentNode => ({ type: 'paragraph', content: inline(text) });
const h = (text: string): DocumentNode => ({ type: 'heading', attrs: { level: 1 }, content: inline(text) });
const quote = (text: string): DocumentNode => ({ type: 'blockquote', content: [p(text)] });
const list = (type: 'bulletList' | 'orderedList', items: string[]): DocumentNode => ({
  type,
  content: items.map((item) => ({ type: 'listItem', content: [p(item)] })),
});
const divider: DocumentNode = { type: 'horizontalRule' };
const subscribe: DocumentNode = { type: 'subscribeButton', attrs: { label: 'Get the next letter' } };
const picture = (scene: SceneName, alt: string, caption: string, width = 'normal') => ({ scene, alt, caption, width });

export type DemoPicture = ReturnType<typeof picture>;
export type DemoPost = { title: string; subtitle: string; daysAgo: number | null; body: (DocumentNode | DemoPicture)[] };

/** Letters from a small harbour, newest first, and one that is still being written. */
export const POSTS: DemoPost[] = [
  {
    title: 'The light is on a timer now',
    subtitle: 'For a hundred and thirty years someone climbed the stairs. Since Tuesday, nobody does.',
    daysAgo: 3,
    body: [
      p(
        'The last person to light the lamp by hand was Ines Carvalho, and she did it the way she had done it for nineteen winters: coat on, soup off the stove, a hundred and twelve steps with one hand on the wall. On Tuesday a man from the coast authority came with a grey box the size of a bread bin. At sunset the light came on by itself, and everyone on the quay looked up at the same moment, the way you look at a person who has just spoken for the first time.',
      ),
      picture(
        'lighthouse',
        'A striped lighthouse at sunset, its beam across the bay and one small boat below',
        'Tuesday, a quarter past five. Nobody was upstairs.',
        'wide',
      ),
      p(
        'I went to see her on Wednesday. I expected her to be sad, and had brought the good biscuits for it. She was planting beans.',
      ),
      quote('People think I kept the light. I kept the stairs. The light kept itself; it only wanted company.'),
      h('What a timer knows'),
      p(
        'The box knows the date, and from the date it works out the sunset to the minute. It does not know about fog. There is a sensor for that, which looks across the bay at a small mirror, and when it can no longer see the mirror it decides that there is fog. *A gull has already sat on the mirror.* For eleven minutes on Thursday, under a clear sky, the horn sounded for a bird.',
      ),
      list('bulletList', [
        '**What is gained:** a keeper’s wage, and a light that cannot fall ill.',
        '**What is lost:** someone who looks out of the window at two in the morning for no reason.',
        '**What nobody knows yet:** who will notice when the reason comes.',
      ]),
      p(
        'The authority says that a technician can be here in ninety minutes. Ines says that she can be there in nine, and that she has kept the key. Nobody has asked for it back.',
      ),
      divider,
      subscribe,
    ],
  },
  {
    title: 'How to read a grey sea',
    subtitle: 'There are nine kinds of grey. Four of them mean stay in.',
    daysAgo: 10,
    body: [
      p(
        'Visitors ask for blue. They come down the hill in July, and when the bay is grey they look at it as one looks at a closed shop. But anyone who has to go out on it will tell you that blue says nothing at all. Blue is the sea with its mouth shut. *Grey talks.*',
      ),
      picture(
        'pier',
        'Rain over a grey bay, a wooden pier and a red buoy leaning in the current',
        'Number six, with rain. The buoy leans, so the tide has turned.',
      ),
      h('The ones that matter'),
      list('orderedList', [
        '**Pewter**, smooth and heavy. Wind within the hour. The gulls know it first, and walk.',
        '**Slate with white scratches.** Already blowing outside the bar, whatever it does in here.',
        '**Milk.** Fog is being made. You have about twenty minutes.',
        '**Iron, with a yellow edge.** Stay in. Do not discuss it.',
      ]),
      p(
        'The other five are weather for poets and for mending nets. Old Tomás could tell all nine from his bed, by the light on the ceiling, and was wrong twice in sixty years. He liked to talk about the two.',
      ),
      subscribe,
    ],
  },
  {
    title: 'A short history of the blue house',
    subtitle: 'It has been a net loft, a school, a wedding present and, for one night, a hospital.',
    daysAgo: 17,
    body: [
      p(
        'There are seven houses on the front, and six of them were painted whatever colour was cheap. The blue one was blue on purpose. In 1911 a captain named Brandt brought the pigment home in a biscuit tin and painted the house in one day, so that his wife could see it from the church on the hill. She was, it turned out, the only person in town who could not tell blue from green.',
      ),
      picture(
        'town',
        'A row of seven coloured houses on the water at noon, with a pier and a sailing boat',
        'The front. Brandt’s house is the sixth from the left.',
        'wide',
      ),
      h('What happened inside'),
      p(
        'After Brandt it was a net loft, then a school for two winters, when the roof of the real one was in the sea. There is still an alphabet on the north wall, under four coats of white. In 1962, on the night of the *Maria Alva*, it was a hospital: thirty-one people lay on the floor in blankets, and every one of them walked out.',
      ),
      p(
        'The present owner is an accountant who comes in August. He asked me whether it would be all right to paint it grey. I told him about the biscuit tin. He bought four litres of blue.',
      ),
    ],
  },
  {
    title: 'What we heard on the radio at four',
    subtitle: 'Channel sixteen, a calm night, and a voice nobody has placed.',
    daysAgo: 24,
    body: [
      p(
        'At four in the morning the radio in the harbour office is mostly a kind of breathing. Ships far out say their names to each other. On the night of the ninth, with no wind and more stars than there was room for, a voice came up on channel sixteen and read out a shopping list.',
      ),
      picture(
        'night',
        'The harbour by night under many stars, lit windows on the quay and the moon on the water',
        'The night of the ninth, from the office window.',
      ),
      p(
        'Bread. Lamp oil. Two reels of the green thread. A present for Ana. It was a woman, in no hurry. She read it twice, as one does to remember, and said good night, and nobody answered, because everybody thought that somebody else was meant.',
      ),
      quote('If you are the lady with the list: we have the green thread here. We can put it on the Thursday boat.'),
      subscribe,
    ],
  },
  {
    title: 'Fog, and the patience it teaches',
    subtitle: 'Eleven hours at anchor, forty metres from home.',
    daysAgo: 31,
    body: [
      p(
        'We could smell the bakery. That is how close it was. We could hear Rui tell his dog to come away from the edge, and the dog not coming. But between us and the quay lay the whole of the fog, and in the fog lay the Two Sisters, which are rocks and not forgiving ones. So we let the anchor go and sat down.',
      ),
      picture('fog', 'A sailing boat at anchor in thick fog, a buoy beside it', 'The view, for eleven hours.'),
      h('Things one learns at anchor'),
      list('bulletList', [
        'A thermos is empty much sooner than it is believed to be.',
        'Everyone knows one card game, and no two people know the same rules.',
        'Nobody has ever been late who came home.',
      ]),
      p(
        'At five it lifted, all in one go, like a cloth from a table. The quay was full of people, quite near, looking at us. Rui’s dog barked once. Then somebody began to clap.',
      ),
    ],
  },
  {
    title: 'The regatta nobody won',
    subtitle: 'Six boats, one cup, and a whale with opinions.',
    daysAgo: 45,
    body: [
      p(
        'The cup is made of tin and has a dent that is older than the rules. It goes to the first boat around the island and back, with *no engine, no arguing, and lunch on board*. This year six boats set out at ten. By noon they had stopped, all of them, in a ring, with their sails let go. In the middle of the ring was a whale.',
      ),
      picture(
        'regatta',
        'Six sailing boats with coloured sails scattered over a bright bay',
        'A quarter past ten. Everything still according to the rules.',
        'full',
      ),
      p(
        'She was in no trouble. She lay there and breathed, and looked at each boat in turn, for about as long as it takes to read a page. After an hour she went down without a sound, and nobody wanted to be the first to move.',
      ),
      h('The decision of the committee'),
      p(
        'The committee (two people, one of them my aunt) found that all six had rounded something larger than the island. The cup has been filled with flowers and stands in the window of the ferry office.',
      ),
      subscribe,
    ],
  },
  {
    title: 'Why this letter begins at dawn',
    subtitle: 'A first letter, with a promise and a way out.',
    daysAgo: 60,
    body: [
      p(
        'This is the first of these letters, so I should say what they are. I live above the chandler’s, in a town of eleven hundred people and two boats that still fish. Every week I walk to the end of the pier before anyone is up, and write down what the harbour has been saying. Then I make coffee and send it to you.',
      ),
      picture('dawn', 'Sunrise over a calm bay, gulls and two boats under sail', 'The reason for getting up.', 'wide'),
      h('What you can count on'),
      list('bulletList', [
        'One letter a week, on a Thursday, when the boat from the islands comes in.',
        'No news. There is enough of that, and it all arrives at once.',
        'A link at the foot of each letter that stops it, at once and without hard feelings.',
      ]),
      subscribe,
    ],
  },
  {
    title: 'The cat in the census',
    subtitle: '',
    daysAgo: null,
    body: [
      p(
        'The form had a box for *other members of the household*, and Dona Lurdes has never in her life left a box empty. That is how the cat came to be counted, and how our town passed eleven hundred.',
      ),
      h('What eleven hundred means'),
      p('Ask at the town hall: second ferry on Sundays? The money for the slipway?'),
    ],
  },
];
