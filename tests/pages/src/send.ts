// The one way a text leaves the page: a form-encoded request of the original's shape, to the same host.

const MUTATION = {
  feed: "ComposerStoryCreateMutation",
  comment: "useCometUFICreateCommentMutation",
  message: "MessengerSendMessageMutation",
};

/** Rejects unless the server says that it has the text. JSON keeps even a lone surrogate whole. */
export async function send(surface: keyof typeof MUTATION, text: string): Promise<void> {
  const body = new URLSearchParams({
    fb_api_req_friendly_name: MUTATION[surface],
    variables: JSON.stringify({ input: { message: { text } } }),
  });
  const response = await fetch("/api/graphql/", { method: "POST", body });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
}
