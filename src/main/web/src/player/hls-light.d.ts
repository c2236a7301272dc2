/** The light build (no subtitles, alternate audio, DRM) has the main build's types. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
