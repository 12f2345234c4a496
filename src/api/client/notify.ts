import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { type ApiError, errorText } from './ApiError';

/** Shows one of Grafana's toasts. */
export function notifySuccess(title: string): void {
  getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [title] });
}

export function notifyFailure(title: string, error: ApiError): void {
  notifyProblem(title, errorText(error));
}

/** @param text the reason, in a sentence */
export function notifyProblem(title: string, text: string): void {
  getAppEvents().publish({ type: AppEvents.alertError.name, payload: [title, text] });
}
