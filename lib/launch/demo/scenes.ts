/** The pictures of the demo: a harbour at seven hours, drawn for it. Each is an SVG of 1600 × 1000. */
const W = 1600;
const H = 1000;
const HORIZON = 560;

type Palette = { sky: [string, string, string]; sea: [string, string]; hill: string; ink: string; light: string };
type Scene = {
  palette: Palette;
  sun?: { x: number; y: number; r: number };
  stars?: boolean;
  rain?: boolean;
  fog?: boolean;
  parts: string[];
};

/** The same numbers each time, so that the pictures are the same on every machine. */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function hills(seed: number, base: number, height: number, fill: string, opacity: number) {
  const next = random(seed);
  const points = Array.from({ length: 17 }, (_, index) => [index * (W / 16), base - height * (0.25 + 0.75 * next())] as const);
  const curve = points
    .slice(1)
    .map(([x, y], index) => {
      const [px, py] = points[index]!;
      const middle = (px + x) / 2;
      return `C${middle} ${py} ${middle} ${y} ${x} ${y}`;
    })
    .join(' ');
  return `<path d="M0 ${base} L0 ${points[0]![1]} ${curve} L${W} ${base} Z" fill="${fill}" opacity="${opacity}"/>`;
}

function waves(seed: number, { light, ink }: Palette) {
  const next = random(seed);
  return Array.from({ length: 150 }, () => {
    const depth = next() ** 1.4;
    const y = HORIZON + 12 + depth * (H - HORIZON - 20);
    const width = 14 + depth * 190 * (0.4 + next());
    const x = next() * W;
    const bend = 2 + depth * 9;
    return `<path d="M${x} ${y} q${width / 4} ${-bend} ${width / 2} 0 t${width / 2} 0" fill="none" stroke="${next() > 0.5 ? light : ink}" stroke-width="${1 + depth * 3.2}" stroke-linecap="round" opacity="${0.1 + next() * 0.22}"/>`;
  }).join('');
}

const boat = (x: number, y: number, size: number, hull: string, sail: string) => `
  <g transform="translate(${x} ${y}) scale(${size})">
    <path d="M-70 0 h150 q-10 34 -40 38 h-78 q-24 -6 -32 -38z" fill="${hull}"/>
    <path d="M4 -6 V-170" stroke="${hull}" stroke-width="5"/>
    <path d="M12 -166 q66 80 62 150 h-62z" fill="${sail}"/>
    <path d="M-4 -150 q-44 70 -52 134 h52z" fill="${sail}" opacity="0.8"/>
    <path d="M-70 46 q75 18 150 0 M-40 62 q45 10 90 0" stroke="${sail}" stroke-width="4" fill="none" opacity="0.35"/>
  </g>`;

const lighthouse = (x: number, y: number, size: number, body: string, stripe: string, lamp: string) => `
  <g transform="translate(${x} ${y}) scale(${size})">
    <path d="M-160 60 q60 -70 160 -66 q110 4 170 66z" fill="${stripe}" opacity="0.9"/>
    <path d="M-34 0 L-22 -250 H22 L34 0z" fill="${body}"/>
    <path d="M-31.6 -50 L-29.2 -100 H29.2 L31.6 -50z M-26.8 -150 L-24.4 -200 H24.4 L26.8 -150z" fill="${stripe}"/>
    <rect x="-30" y="-262" width="60" height="12" rx="3" fill="${stripe}"/>
    <rect x="-17" y="-300" width="34" height="38" fill="${lamp}"/>
    <path d="M-24 -300 L0 -330 L24 -300z" fill="${stripe}"/>
    <path d="M0 -281 L-900 -400 L-900 -190z" fill="url(#beam)" opacity="0.22"/>
  </g>`;

const pier = (x: number, y: number, ink: string) => `
  <g transform="translate(${x} ${y})" fill="${ink}">
    <path d="M0 0 H760 V20 H0z"/>
    ${[30, 170, 310, 450, 590, 720].map((post) => `<path d="M${post} -46 h18 V${190 + post / 8} h-18z"/>`).join('')}
    <path d="M40 -34 H730" stroke="${ink}" stroke-width="5"/>
  </g>`;

const gulls = (seed: number, ink: string) => {
  const next = random(seed);
  return Array.from({ length: 9 }, () => {
    const size = 10 + next() * 22;
    return `<path d="M${200 + next() * 1200} ${120 + next() * 260} q${size} ${-size} ${size * 2} 0 q${size} ${-size} ${size * 2} 0" fill="none" stroke="${ink}" stroke-width="4" stroke-linecap="round" opacity="0.75"/>`;
  }).join('');
};

const houses = (x: number, y: number, colours: string[], roof: string, window: string) =>
  colours
    .map((colour, index) => {
      const left = x + index * 112;
      const height = 120 + ((index * 53) % 70);
      return `<path d="M${left} ${y} V${y - height} L${left + 50} ${y - height - 52} L${left + 100} ${y - height} V${y}z" fill="${colour}"/>
        <path d="M${left - 8} ${y - height + 4} L${left + 50} ${y - height - 60} L${left + 108} ${y - height + 4} L${left + 100} ${y - height + 10} L${left + 50} ${y - height - 44} L${left} ${y - height + 10}z" fill="${roof}"/>
        <path d="M${left + 22} ${y - height + 34} h20 v26 h-20z M${left + 60} ${y - height + 34} h20 v26 h-20z M${left + 40} ${y} v-42 h22 v42z" fill="${window}"/>`;
    })
    .join('');

const buoy = (x: number, y: number, colour: string, ink: string) => `
  <g transform="translate(${x} ${y}) rotate(-7)">
    <path d="M-40 0 L-16 -120 H16 L40 0 q-40 26 -80 0z" fill="${colour}"/>
    <path d="M-25 -76 h50 l6 34 h-62z" fill="#f6f1e4"/>
    <path d="M0 -120 V-170" stroke="${ink}" stroke-width="6"/><circle cx="0" cy="-178" r="13" fill="${ink}"/>
    <path d="M-70 14 q70 26 140 0" stroke="#f6f1e4" stroke-width="6" fill="none" opacity="0.6"/>
  </g>`;

/** One scene as SVG. */
function draw(seed: number, { palette, sun, stars, rain, fog, parts }: Scene): string {
  const next = random(seed * 7919);
  const { sky, sea, hill, light } = palette;
  const shine = sun
    ? `<circle cx="${sun.x}" cy="${sun.y}" r="${sun.r * 2.6}" fill="${light}" opacity="0.14"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="${light}"/>
       ${Array.from({ length: 24 }, (_, row) => `<rect x="${sun.x - (20 + row * 5) * (0.5 + next())}" y="${HORIZON + 8 + row * 17}" width="${(40 + row * 10) * (0.5 + next())}" height="${3 + row / 4}" rx="3" fill="${light}" opacity="${0.5 - row * 0.018}"/>`).join('')}`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">
    <defs>
      <linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="0.6" stop-color="${sky[1]}"/><stop offset="1" stop-color="${sky[2]}"/></linearGradient>
      <linearGradient id="sea" x2="0" y2="1"><stop offset="0" stop-color="${sea[0]}"/><stop offset="1" stop-color="${sea[1]}"/></linearGradient>
      <filter id="soft" x="-20%" width="140%" y="-60%" height="220%"><feGaussianBlur stdDeviation="38"/></filter>
      <linearGradient id="beam"><stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff" stop-opacity="0.9"/></linearGradient>
      <filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="${seed}"/><feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0.55 -0.12"/></filter>
    </defs>
    <rect width="${W}" height="${HORIZON}" fill="url(#sky)"/>
    ${stars ? Array.from({ length: 130 }, () => `<circle cx="${next() * W}" cy="${next() * HORIZON * 0.85}" r="${0.6 + next() * 1.9}" fill="#fff" opacity="${0.3 + next() * 0.7}"/>`).join('') : ''}
    ${hills(seed + 1, HORIZON, 190, hill, 0.45)}${hills(seed + 2, HORIZON, 110, hill, 0.8)}
    <rect y="${HORIZON}" width="${W}" height="${H - HORIZON}" fill="url(#sea)"/>
    ${shine}${waves(seed + 3, palette)}${parts.join('')}
    ${fog ? [480, 560, 660].map((y, index) => `<rect x="-50" y="${y}" width="1700" height="${70 + index * 24}" rx="50" fill="${light}" filter="url(#soft)" opacity="0.55"/>`).join('') : ''}
    ${rain ? Array.from({ length: 260 }, () => `<path d="M${next() * 1700} ${next() * H} l-14 46" stroke="${light}" stroke-width="2" opacity="0.32"/>`).join('') : ''}
    <rect width="${W}" height="${H}" filter="url(#grain)" opacity="0.16"/>
  </svg>`;
}

const morning: Palette = {
  sky: ['#f3c9a0', '#f7dfbd', '#fbeed6'],
  sea: ['#8fb3b4', '#2f5d68'],
  hill: '#5c7c7e',
  ink: '#22404a',
  light: '#fff3d6',
};
const noon: Palette = {
  sky: ['#7fb8d6', '#b5d8e4', '#e6f1ec'],
  sea: ['#5aa0ad', '#1d5668'],
  hill: '#4d7d6a',
  ink: '#173a46',
  light: '#ffffff',
};
const evening: Palette = {
  sky: ['#3d3a63', '#b5566a', '#f0a66b'],
  sea: ['#a3566a', '#2a2b4d'],
  hill: '#3a3556',
  ink: '#1d1c38',
  light: '#ffd9a0',
};
const night: Palette = {
  sky: ['#0b1430', '#16264f', '#2c4270'],
  sea: ['#223a63', '#0a1229'],
  hill: '#101d3c',
  ink: '#070d20',
  light: '#ffe9ad',
};
const grey: Palette = {
  sky: ['#8b979d', '#a9b3b5', '#c4cac8'],
  sea: ['#7c8d90', '#3f5157'],
  hill: '#66767a',
  ink: '#2b393e',
  light: '#eef1ee',
};

export const SCENES = {
  dawn: draw(11, {
    palette: morning,
    sun: { x: 1120, y: 470, r: 62 },
    parts: [gulls(5, morning.ink), boat(420, 730, 1.15, '#7a2f26', '#fdf6e6'), boat(980, 640, 0.55, '#22404a', '#f6e3c4')],
  }),
  lighthouse: draw(23, {
    palette: evening,
    sun: { x: 430, y: 505, r: 74 },
    parts: [lighthouse(1240, 640, 1.25, '#f4ead8', '#8e2f3c', '#ffe2a3'), boat(560, 800, 0.9, '#1d1c38', '#f3b98a')],
  }),
  pier: draw(37, {
    palette: grey,
    rain: true,
    parts: [pier(0, 690, grey.ink), gulls(9, grey.ink), buoy(1220, 800, '#b4452f', grey.ink)],
  }),
  town: draw(41, {
    palette: noon,
    parts: [
      houses(180, 640, ['#d98c5f', '#e9d9b0', '#8fb2a8', '#c65a4d', '#f0ece0', '#6f93a8', '#d9b65a'], '#5a3a35', '#2e4450'),
      pier(640, 760, '#4a3a33'),
      boat(420, 860, 0.9, '#b4452f', '#ffffff'),
      gulls(3, '#2e4450'),
    ],
  }),
  night: draw(53, {
    palette: night,
    stars: true,
    sun: { x: 1180, y: 200, r: 46 },
    parts: [
      houses(60, 610, ['#182647', '#1f3054', '#16213f', '#22335a'], '#0b1430', '#ffd77a'),
      lighthouse(1330, 650, 0.8, '#31456f', '#0b1430', '#ffe9ad'),
      boat(760, 780, 0.8, '#070d20', '#31456f'),
    ],
  }),
  fog: draw(67, {
    palette: grey,
    fog: true,
    parts: [boat(620, 720, 1.3, '#3b4a4f', '#dfe4e1'), buoy(1180, 770, '#a9503c', '#2b393e')],
  }),
  regatta: draw(71, {
    palette: noon,
    sun: { x: 300, y: 150, r: 50 },
    parts: [
      [250, 650, 0.5],
      [470, 690, 0.7],
      [760, 660, 0.55],
      [980, 740, 0.95],
      [1300, 680, 0.65],
      [620, 850, 1.3],
    ].map(([x, y, size], index) =>
      boat(x!, y!, size!, ['#b4452f', '#173a46', '#5c3b63'][index % 3]!, ['#ffffff', '#f6dfa9', '#f2b8a0'][index % 3]!),
    ),
  }),
} as const;
export type SceneName = keyof typeof SCENES;
