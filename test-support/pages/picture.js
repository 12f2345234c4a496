/** The URL of any picture. */
module.exports = { __esModule: true, default: '/picture.svg' };
