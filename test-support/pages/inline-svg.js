const { createElement } = require('react');

/**
 * Stands in for react-inlinesvg, which would fetch the picture. The scaffold's own searches a data URL for its file's name, which takes
 * seconds where the picture is large.
 */
function InlineSvg({ src }) {
  const name = src.startsWith('data:') ? 'picture' : src.slice(src.lastIndexOf('/') + 1).replace(/\.svg$/, '');
  return createElement('svg', { xmlns: 'http://www.w3.org/2000/svg', 'data-testid': name, viewBox: '0 0 24 24' });
}

module.exports = { __esModule: true, default: InlineSvg, cacheStore: {} };
