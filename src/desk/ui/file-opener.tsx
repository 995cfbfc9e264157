/** 打开文件: a button that is a file input. */
import type { ReactElement } from "react";
import { useApp } from "./services";
import { takeFiles } from "./take-files";

const ANYTHING_READ =
  ".json,.html,.htm,.mht,.mhtml,.docx,.xlsx,.xls,.pdf,.txt,.md,application/json,text/html,application/pdf,text/plain";

interface FileButtonProps {
  readonly action: "open-file" | "restore";
  readonly label: string;
  readonly className: string;
}

function FileButton({ action, label, className }: FileButtonProps): ReactElement {
  const services = useApp();
  return (
    <label className={`${className} file-button`}>
      {label}
      <input
        type="file"
        data-action={action}
        multiple={action === "open-file"}
        accept={action === "open-file" ? ANYTHING_READ : ".json,application/json"}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          void takeFiles(files, services);
        }}
      />
    </label>
  );
}

export const OpenFileButton = ({ label = "打开文件" }: { readonly label?: string }): ReactElement => (
  <FileButton action="open-file" label={label} className="button" />
);
export const RestoreButton = (): ReactElement => (
  <FileButton action="restore" label="恢复备份" className="link" />
);
