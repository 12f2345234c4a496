import { Drawer } from '@grafana/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import React from 'react';
import type { ApiError } from '../../api/client/ApiError';
import { QueryView } from '../QueryView';
import { YamlText } from './YamlText';

interface Props {
  title: string;
  /** What it is for, in a sentence or two. */
  about: string;
  /** The name under which it is downloaded. */
  fileName: string;
  /** Whether it is of something that has a token. */
  hasTokens: boolean;
  query: UseQueryResult<{ yaml: string; inForce?: string; variables: string[] }, ApiError>;
  onClose: () => void;
}

/** A provisioning file to copy and download, and how it differs from what is in force. */
export function YamlDrawer({ title, about, fileName, hasTokens, query, onClose }: Props) {
  return (
    <Drawer title={title} subtitle={about} size="lg" onClose={onClose}>
      <QueryView query={query}>
        {({ yaml, inForce = yaml, variables }) => (
          <YamlText yaml={yaml} inForce={inForce} variables={variables} fileName={fileName} hasTokens={hasTokens} />
        )}
      </QueryView>
    </Drawer>
  );
}
