import { address, around, field, joined } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * StatusCake sends a form with the new status of a test, which has no id; its name and its address stand for it.
 * https://www.statuscake.com/kb/knowledge-base/how-to-use-the-web-hook-url/
 */
export const definition = tool({
  sender: 'StatusCake',
  fields: ['Status', 'StatusCode', 'CheckRate'],
  ownFields: [['Status', 'StatusCode', 'URL']],
  secretFields: ['Token'],
  title: field('Name', 'URL'),
  message: joined(
    '\n',
    joined(' is ', field('URL'), `(${field('Status')}) | lower`),
    around('Status code ', `${field('StatusCode')} | replace("None", "")`)
  ),
  link: address('URL'),
  key: field('TestID') + ` or ${joined('/', field('Name'), field('URL'))}`,
  recovery: `(${field('Status')}) | lower == "up"`,
  labels: { tags: field('Tags'), ip: field('IP') },
  webhookPage: 'The status <code>Up</code> resolves the group of the test.',
});
