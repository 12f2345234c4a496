/** The alert of the README's curl command. */
export const downPayload = {
  alert_uid: '08d6891a-835c-e661-39fa-96b6a9e26552',
  title: 'The whole system is down',
  image_url: 'https://upload.wikimedia.org/wikipedia/commons/e/ee/Grumpy_Cat_by_Gage_Skidmore.jpg',
  state: 'alerting',
  link_to_upstream_details: 'https://en.wikipedia.org/wiki/Downtime',
  message: 'Smth happened. Oh no!',
};
