/** How high the bar of actions is that lies over the end of a page on a phone, in pixels. It has the attribute `data-action-bar`. */
export const actionBarHeight = 56;
