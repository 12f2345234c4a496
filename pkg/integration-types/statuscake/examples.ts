import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: message('Down', '503'),
  resolving: message('Up', '200'),
  // A test without a name that timed out.
  odd: {
    Token: '5f4dcc3b5aa765d61d8327deb882cf99',
    Status: 'Down',
    StatusCode: '0',
    URL: 'mail.example.com',
    IP: '',
    Tags: '',
    Name: '',
    CheckRate: '300',
  },
  source: 'https://www.statuscake.com/kb/knowledge-base/how-to-use-the-web-hook-url/',
  shown: { title: 'Shop', severity: null, link: 'https://shop.example.com/' },
};

function message(Status: string, StatusCode: string) {
  return {
    Token: '5f4dcc3b5aa765d61d8327deb882cf99',
    Status,
    StatusCode,
    URL: 'https://shop.example.com/',
    IP: '192.0.2.7',
    Tags: 'prod,shop',
    Name: 'Shop',
    CheckRate: '60',
  };
}
