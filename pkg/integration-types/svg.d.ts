/** The URL of the picture, in the pages' bundle. */
declare module '*.svg' {
  const url: string;
  export default url;
}
