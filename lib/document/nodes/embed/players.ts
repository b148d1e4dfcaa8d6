/** The one list of hosts that a page may show in a frame: next.config.js names the same ones in its frame-src. */
export type Player = {
  provider: 'YouTube' | 'Vimeo' | 'Spotify' | 'SoundCloud';
  kind: 'video' | 'sound';
  /** What the frame shows, which plays as it opens: the reader pressed play. */
  src: string;
  /** Of a video: width by height where the provider says no other */
  ratio: number;
  /** Of sound: pixels */
  height: number;
};

const video = (provider: 'YouTube' | 'Vimeo', src: string, ratio = 16 / 9): Player => ({
  provider,
  kind: 'video',
  src,
  ratio,
  height: 0,
});
const sound = (provider: 'Spotify' | 'SoundCloud', src: string, height: number): Player => ({
  provider,
  kind: 'sound',
  src,
  ratio: 0,
  height,
});

/** 90, 90s, 1m30s or 1h2m3s, in seconds; 0 for anything else. */
function seconds(time: string | null) {
  const [, hours = 0, minutes = 0, rest = 0] = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(time ?? '') ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

function youTube({ hostname, pathname, searchParams }: URL): Player | null {
  const path = /^\/(?:(shorts|live|embed|v)\/)?([\w-]{11})\/?$/.exec(pathname);
  const isShort = hostname === 'youtu.be';
  const id = pathname === '/watch' && !isShort ? searchParams.get('v') : (isShort || path?.[1]) && path?.[2];
  if (!id || !/^[\w-]{11}$/.test(id)) return null;
  const start = seconds(searchParams.get('t') ?? searchParams.get('start'));
  const src = `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${start ? `&start=${start}` : ''}`;
  return video('YouTube', src, path?.[1] === 'shorts' ? 9 / 16 : undefined);
}

function vimeo({ hostname, pathname, searchParams }: URL): Player | null {
  const found = /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d{5,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(pathname);
  if (!found) return null;
  const hash = found[2] ?? (hostname === 'player.vimeo.com' ? searchParams.get('h') : null);
  const unlisted = hash && /^[0-9a-f]{6,20}$/.test(hash) ? `&h=${hash}` : '';
  return video('Vimeo', `https://player.vimeo.com/video/${found[1]}?autoplay=1&dnt=1${unlisted}`);
}

function spotify({ pathname }: URL): Player | null {
  const found =
    /^\/(?:intl-[a-z]{2}(?:-[a-z]{2})?\/)?(?:embed\/)?(track|album|playlist|episode|show|artist)\/([A-Za-z0-9]{22})\/?$/.exec(
      pathname,
    );
  if (!found) return null;
  const isLow = ['track', 'episode', 'show'].includes(found[1]!);
  return sound('Spotify', `https://open.spotify.com/embed/${found[1]}/${found[2]}`, isLow ? 152 : 352);
}

function soundCloud({ pathname }: URL): Player | null {
  const found = /^\/([\w-]+)\/(sets\/)?([\w-]+)\/?$/.exec(pathname);
  if (!found || ['discover', 'search', 'you', 'charts', 'pages', 'upload'].includes(found[1]!)) return null;
  const at = encodeURIComponent(`https://soundcloud.com${pathname}`);
  return sound('SoundCloud', `https://w.soundcloud.com/player/?url=${at}&auto_play=true`, found[2] ? 450 : 166);
}

const BY_HOST: Record<string, (url: URL) => Player | null> = {
  'youtube.com': youTube,
  'm.youtube.com': youTube,
  'music.youtube.com': youTube,
  'youtube-nocookie.com': youTube,
  'youtu.be': youTube,
  'vimeo.com': vimeo,
  'player.vimeo.com': vimeo,
  'open.spotify.com': spotify,
  'soundcloud.com': soundCloud,
  'm.soundcloud.com': soundCloud,
};

/** The player of an address, made anew from the ids in it at each rendering: no address of a frame is ever stored.
 *  null for what is shown as a card. */
export function playerOf(address: string): Player | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '');
  return Object.hasOwn(BY_HOST, host) && /^https?:$/.test(url.protocol) && !url.port ? BY_HOST[host]!(url) : null;
}
