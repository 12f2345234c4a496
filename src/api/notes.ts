import { t } from '@grafana/i18n';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { callRoute } from './client/callRoute';
import { notifyFailure } from './client/notify';
import { queryKeys } from './client/queryKeys';

/** Adds a note, in Markdown, to a group. */
export function useAddNote(groupId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => callRoute('addNote', { params: { id: groupId }, body: { text } }),
    onSuccess: () => readAgain(client, groupId),
    onError: (error) => notifyFailure(t('alert-group.note.not-saved', 'The note was not saved'), error),
  });
}

export function useEditNote(groupId: string, noteId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => callRoute('editNote', { params: { id: groupId, noteId }, body: { text } }),
    onSuccess: () => readAgain(client, groupId),
    onError: (error) => {
      notifyFailure(t('alert-group.note.not-saved', 'The note was not saved'), error);
      void readAgain(client, groupId);
    },
  });
}

export function useDeleteNote(groupId: string, noteId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callRoute('deleteNote', { params: { id: groupId, noteId } }),
    onSuccess: () => readAgain(client, groupId),
    onError: (error) => notifyFailure(t('alert-group.note.not-deleted', 'The note was not deleted'), error),
  });
}

/** The timeline has the note, and lists count it. @returns once the timeline shows it */
function readAgain(client: QueryClient, groupId: string): Promise<void> {
  void client.invalidateQueries({ queryKey: queryKeys.alertGroups });
  return client.invalidateQueries({ queryKey: queryKeys.events(groupId) });
}
