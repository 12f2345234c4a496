/** How often a page that has unsaved changes of templates says so, in milliseconds. */
export const editingNotedEveryMs = 20_000;

/**
 * Who has not been heard of for so long does not edit any more, in milliseconds. A browser lets a page that nobody looks at run about once a
 * minute: https://developer.chrome.com/blog/timer-throttling-in-chrome-88
 */
export const editingExpiresMs = 75_000;
